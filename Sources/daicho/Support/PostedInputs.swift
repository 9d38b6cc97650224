import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine

/// Posts inputs, and tells each row's answer and the sum.
struct PostedInputs {
    let folder: LedgerFolder
    /// Where the signing key lies, if not beside the folder.
    let key: String?
    var imageEvery = StateImages.interval
    var isAtomic = false
    var batch = 1000
    let json: Bool

    func post(_ inputs: [InputRows], as actor: StreamName?) throws -> ExitStatus {
        let (log, images) = try folder.openForWriting(key: key, imageEvery: imageEvery)
        let ledger = try failing { () throws(LogFailure) in
            try Ledger(
                log, clock: SystemClock(), images: images, withholding: folder.withholding)
        }
        defer { ledger.close() }
        let posting = Posting(ledger: ledger, actor: actor, isAtomic: isAtomic, chunkCount: batch)
        var summary = PostSummary()
        var worst = ExitStatus.done
        var progress = Progress("rows posted")
        for var rows in inputs {
            rows.keys = folder.withholdingKeys
            // Behind a failure nothing more is recorded, but it is told what was not.
            guard worst != .failed else {
                try tell(UnreadRows(taken: [], behind: &rows), &summary)
                continue
            }
            var lines: [String] = []
            let before = summary.total
            let (status, unread) = try posting.post(rows) { result in
                summary.count(result)
                progress.report(summary.total)
                lines.append(
                    json ? result.json(file: rows.name).compact : result.message(file: rows.name))
                // Rows are printed in groups, each after it is durable.
                if lines.count == batch { try flush(&lines) }
            }
            try flush(&lines)
            try tell(unread, &summary)
            if summary.total == before { Self.noteEmpty(rows) }
            worst = max(worst, status)
        }
        Console.note(summary.text)
        return worst
    }

    private func tell(_ unread: UnreadRows?, _ summary: inout PostSummary) throws {
        guard let unread else { return }
        summary.count(unread)
        try unread.tell(json: json)
    }

    /// Nothing to do is no failure, but may not be what was meant.
    static func noteEmpty(_ rows: InputRows) { Console.note("\(rows.name): no rows") }

    private func flush(_ lines: inout [String]) throws {
        guard !lines.isEmpty else { return }
        try Console.write(lines.joined(separator: "\n") + "\n")
        lines.removeAll(keepingCapacity: true)
    }
}

extension UnreadRows {
    func tell(json: Bool) throws {
        Console.note(message)
        if json { try Console.write(self.json.compact + "\n") }
    }
}
