import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels
import Transparency

/// Puts a statement together: the newest record of the state, and every posting in front of it.
struct StatementBuilder {
    let log: LMDBEventLog
    let folder: LedgerFolder

    /// An account about a thing, of the book and code of one that is named without.
    private static func named(like account: AccountKey, in view: LedgerView) -> String? {
        guard account.subAccount == nil else { return nil }
        return view.ledger.balances.rows.lazy.map(\.account).first {
            $0.book == account.book && $0.code == account.code && $0.subAccount != nil
        }.map { EventJSON.label($0, name: view.name) }
    }

    /// The statement, and what it proves.
    ///
    /// - Parameter account: as previews name accounts: `FUND:121:grant/G-1`.
    func statement(of account: String, from: LegalDate?, through: LegalDate?) throws
        -> (statement: Statement, told: StatementAccount)
    {
        let note = try LedgerReader.newestNote(of: log, in: folder.path)
        let head = try LedgerReader.reading { try Checkpoint(note.text).head }
        guard let state = try newestState(before: LogPosition(head.size)) else {
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
                "\(account.prefix(80)): "
                    + (Self.named(like: key, in: view).map {
                        "has sub-accounts, each with a statement of its own: name one such as \($0)"
                    }
                        ?? "was not open when the state was recorded, at \(state); 'daicho "
                        + "record-state' takes it in"))
        }
        let prover = RecordProver(log: log, head: head)
        func statement(isIndexed: Bool) throws -> (Statement, StatementAccount) {
            let places = try LedgerReader.postings(
                to: [opened], of: log, in: folder, before: state, isIndexed: isIndexed)
            let statement = Statement(
                from: from, through: through, checkpoint: note,
                opening: try prover.record(at: opened.position),
                thing: try key.subAccount.map { try prover.record(at: LogPosition($0)) },
                state: try prover.record(at: state), accountIndex: UInt64(place),
                accountPath: tree.path(ofLeafAt: place),
                postings: try (places ?? []).map(prover.record))
            return (statement, try statement.account())
        }
        do {
            // An index that left one out would not come to the recorded totals.
            do { return try statement(isIndexed: true) } catch is StatementFault {
                return try statement(isIndexed: false)
            }
        } catch let fault as StatementFault {
            throw CommandFailure(
                .failed, "\(account): cannot be proven: \(fault); run 'daicho-replay replay'")
        }
    }

    /// Where the state was recorded last: looked up in the newest state image, and then among the
    /// events behind it.
    private func newestState(before end: LogPosition) throws -> LogPosition? {
        try LedgerReader.reading {
            let known = try folder.images(of: log)?.glance(of: log, only: [])
            var newest = known?.ledger.stateRecords.last { $0 < end }
            try log.forEachRecord(from: known?.progress ?? .start, to: end) { position, record in
                if try RecordView(record).typeCode == StateRecorded.type.code { newest = position }
            }
            return newest
        }
    }
}
