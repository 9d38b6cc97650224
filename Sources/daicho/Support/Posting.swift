import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import Terminal

/// Posts the rows of a file and tells what became of each.
struct Posting {
    let ledger: Ledger<LMDBEventLog>
    let actor: StreamName?
    let isAtomic: Bool
    /// Rows that are decided and synced together; each is answered when its group is durable.
    let chunkCount: Int

    /// Rows that have been handed to the writer, and its answer; none if the rows are not posted.
    private struct Group {
        let rows: [InputRows.Row]
        let pending: PendingOutcomes?
    }

    /// The worst of the rows' results, and the rows that were not read. What is being recorded when
    /// somebody stops it is recorded and answered; nothing more is handed over.
    ///
    /// While a group is decided and synced the next ones are read and the one before it is told;
    /// but it is handed over only once that is answered: after a failure nobody knows what later
    /// rows would have met.
    func post(_ rows: InputRows, each: (RowResult) throws -> Void) rethrows
        -> (status: ExitStatus, unread: UnreadRows?)
    {
        let groups = RowGroups(rows, of: isAtomic ? .max : chunkCount)
        defer { _ = groups.stop() }
        var worst = ExitStatus.done
        var group: Group?
        while true {
            var results = group.map(results) ?? []
            worst = results.reduce(worst) { max($0, $1.status) }
            // Who waits for his answers before he writes more gets them before he is waited for.
            if !groups.areReady {
                for result in results { try each(result) }
                results = []
            }
            let next = groups.next()
            let goesOn = worst != .failed && !Interruption.isAsked && !next.isEmpty
            group = goesOn ? start(next) : nil
            for result in results { try each(result) }
            guard goesOn else { return end(worst, next, groups.stop()) }
        }
    }

    /// Tells of the rows that were taken and of those behind them. A failure is told as one,
    /// whether or not somebody stops it too: nobody knows what became of its rows.
    private func end(
        _ worst: ExitStatus, _ next: [InputRows.Row],
        _ rest: (ahead: [InputRows.Row], behind: InputRows)
    ) -> (status: ExitStatus, unread: UnreadRows?) {
        let taken = next + rest.ahead
        if Interruption.isAsked {
            return (
                worst == .failed ? .failed : .interrupted,
                UnreadRows(taken: taken, beforeMoreOf: rest.behind)
            )
        }
        guard worst == .failed else { return (worst, UnreadRows(behindFaultOf: rest.behind)) }
        var behind = rest.behind
        return (worst, taken.isEmpty ? nil : UnreadRows(taken: taken, behind: &behind))
    }

    private func start(_ rows: [InputRows.Row]) -> Group {
        let drafts = rows.compactMap { try? $0.command.get() }
        if isAtomic && drafts.count < rows.count { return Group(rows: rows, pending: nil) }
        return Group(
            rows: rows,
            pending: ledger.start(Submission(drafts, as: actor, isAtomic: isAtomic)))
    }

    private func results(_ group: Group) -> [RowResult] {
        var outcomes = group.pending?.wait()[...]
        return group.rows.map { row in
            switch row.command {
            case .success(let draft):
                // Without an answer the rows were not posted, since one of them is no command.
                let outcome = outcomes?.popFirst() ?? .abandoned
                return RowResult(
                    line: row.line, draft: draft, outcome: outcome, receipt: receipt(outcome),
                    name: name)
            case .failure(let problem): return RowResult(line: row.line, problem: problem)
            }
        }
    }

    private func name(_ stream: StreamReference) -> StreamName? {
        LedgerReader.storedName(stream, ledger.log)
    }

    /// The leaf hash of the command's last event: what its proof of inclusion is checked against.
    private func receipt(_ outcome: CommandOutcome) -> SHA256Digest? {
        switch outcome {
        case .recorded(let positions), .repeated(let positions):
            try? ledger.log.node(level: 0, index: positions.upperBound - 1)
        case .rejected, .invalid, .idTaken, .failed, .abandoned: nil
        }
    }
}
