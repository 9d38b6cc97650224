import DefenseFund
import EventSourcing

extension LedgerView {
    /// The events that were recorded wrongly, in the order of the log, each with the event that
    /// corrects it. Both stand in the log as they were recorded.
    public var correctionRegister: RegisterTable {
        RegisterTable(
            name: "corrections",
            columns: [
                .init("correction", "Correction"), .init("on", "On"), .init("about", "About"),
                .init("event", "Event"), .init("correctedBy", "Corrected by"),
                .init("reason", "Reason"),
            ],
            rows: ledger.corrections.sorted { $0.key < $1.key }.map { event, state in
                [
                    .text(label(state.correction.stream)), .date(state.correctedOn),
                    .text(name(state.about)?.text ?? ""), .count(event.rawValue),
                    .count(state.position.rawValue), .text(state.reason.text),
                ]
            })
    }
}
