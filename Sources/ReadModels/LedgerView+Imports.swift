import DefenseFund
import EventSourcing

extension LedgerView {
    /// The imports of history in the order in which they began: which file two persons let pass,
    /// how much of it is recorded, and between which days its acts took effect.
    public var importRegister: RegisterTable {
        RegisterTable(
            name: "imports",
            columns: [
                .init("import", "Import"), .init("source", "Source"), .init("digest", "SHA-256"),
                .init("rows", "Rows"), .init("loaded", "Recorded"),
                .init("earliest", "Earliest"), .init("latest", "Latest"),
                .init("loadedBy", "Loaded by"), .init("proposedBy", "Proposed by"),
                .init("approvedBy", "Approved by"), .init("beganOn", "Began"),
                .init("position", "Position"), .init("endedOn", "Ended"),
            ],
            rows: ledger.imports.all.map { state in
                [
                    .text(label(state.stream.stream)), .text(state.source.text),
                    .text(state.digest.hexadecimal), .count(state.rows), .count(state.loaded),
                    .day(state.days?.earliest), .day(state.days?.latest),
                    .text(label(state.administrator.stream)), .text(label(state.proposer.stream)),
                    .text(state.approver.map { label($0.stream) } ?? ""), .date(state.beganOn),
                    .count(state.stream.position.rawValue), .day(state.endedOn),
                ]
            })
    }
}
