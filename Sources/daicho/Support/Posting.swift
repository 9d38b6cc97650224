import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine

/// Posts the rows of a file and tells what became of each.
struct Posting {
    let ledger: Ledger<LMDBEventLog>
    let actor: StreamName?
    let isAtomic: Bool
    /// Rows that are decided and synced together; each is answered when its group is durable.
    let chunkCount: Int

    /// The worst of the rows' results.
    func post(_ rows: InputRows, each: (RowResult) throws -> Void) rethrows -> ExitStatus {
        var rows = rows
        var worst = ExitStatus.done
        var chunk: [InputRows.Row] = []
        while true {
            let row = rows.next()
            if let row { chunk.append(row) }
            if row == nil || (chunk.count >= chunkCount && !isAtomic) {
                for result in post(chunk) {
                    worst = max(worst, result.status)
                    try each(result)
                }
                chunk.removeAll(keepingCapacity: true)
                // After a failure nobody knows what the later rows would have met.
                if worst == .failed { return worst }
            }
            if row == nil { return worst }
        }
    }

    private func post(_ chunk: [InputRows.Row]) -> [RowResult] {
        let problems = chunk.contains { (try? $0.command.get()) == nil }
        if isAtomic && problems {
            return chunk.map { row in
                switch row.command {
                case .success(let draft):
                    RowResult(line: row.line, draft: draft, outcome: .abandoned, name: name)
                case .failure(let problem): RowResult(line: row.line, problem: problem)
                }
            }
        }
        let drafts = chunk.compactMap { try? $0.command.get() }
        var outcomes = ledger.submit(Submission(drafts, as: actor, isAtomic: isAtomic))[...]
        return chunk.map { row in
            switch row.command {
            case .success(let draft):
                guard let outcome = outcomes.popFirst() else {
                    preconditionFailure("every command is answered")
                }
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
