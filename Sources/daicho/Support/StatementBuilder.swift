import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

/// Puts a statement together: the newest record of the state, and every posting in front of it.
struct StatementBuilder {
    let log: LMDBEventLog
    let folder: LedgerFolder

    /// - Parameter account: as previews name accounts: `FUND:121:grant/G-1`.
    func statement(of account: String, from: LegalDate?, through: LegalDate?) throws -> Statement {
        let note = try LedgerReader.newestNote(of: log, in: folder.path)
        let head = try LedgerReader.reading { try Checkpoint(note.text).head }
        let all = try LedgerReader.view(
            of: log, in: folder, asOf: AsOf(known: LogPosition(head.size), day: nil), only: [])
        guard let state = all.ledger.stateRecords.last else {
            throw CommandFailure(
                .badInput,
                "the state was never recorded, so nothing says that no posting is missing; run "
                    + "'daicho record-state \(folder.path) --as ACTOR'")
        }
        let view = try LedgerReader.view(
            of: log, in: folder, asOf: AsOf(known: state, day: nil),
            only: [.names, .accounts, .balances])
        let key = try AccountArgument.key(account, in: view)
        guard let opened = view.ledger.reference(to: key),
            let place = view.accountIndex(of: opened), let tree = view.sumTree
        else {
            throw CommandFailure(
                .badInput,
                "\(account.prefix(80)): was not open when the state was recorded, at \(state)")
        }
        let prover = RecordProver(log: log, head: head)
        return Statement(
            from: from, through: through, checkpoint: note,
            opening: try prover.record(at: opened.position),
            thing: try key.subAccount.map { try prover.record(at: LogPosition($0)) },
            state: try prover.record(at: state), accountIndex: UInt64(place),
            accountPath: tree.path(ofLeafAt: place),
            postings: try prover.postings(to: opened, before: state))
    }
}
