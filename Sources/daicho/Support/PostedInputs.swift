import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import Terminal

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
        try post(as: actor) { _ in inputs }
    }

    /// Posts the rows that are made of the log as it stands, and records the state if they ask for
    /// it.
    func post(as actor: StreamName?, _ rows: (LMDBEventLog) throws -> [InputRows]) throws
        -> ExitStatus
    {
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
        Interruption.watch()
        let start = try failing { () throws(LogFailure) in try log.next() }
        var poster: StreamName?
        var repeated: [StreamName] = []
        for var rows in try rows(log) where worst != .interrupted {
            rows.keys = folder.withholdingKeys { try LedgerReader.view(of: log, in: folder) }
            // Behind a failure nothing more is recorded, but it is told what was not.
            guard worst != .failed else {
                try tell(UnreadRows(taken: [], behind: &rows), &summary)
                continue
            }
            var lines: [String] = []
            let (status, unread) = try posting.post(rows) { result in
                summary.count(result)
                if result.status == .done { poster = result.draft?.actor ?? actor ?? poster }
                if let proposal = result.repeatedProposal { repeated.append(proposal) }
                progress.report(summary.total)
                lines.append(
                    json ? result.json(file: rows.name).compact : result.message(file: rows.name))
                // Rows are printed in groups, each after it is durable.
                if lines.count == batch { try flush(&lines) }
            }
            try flush(&lines)
            try tell(unread, &summary)
            worst = max(worst, status)
        }
        Console.note(summary.text)
        try RepeatedProposals(names: repeated).tell(of: log, in: folder)
        if worst == .interrupted {
            Console.note(
                "interrupted: what is told as recorded is durable, and of the rest nothing is; "
                    + "post the same again to go on [interrupted]")
        }
        guard worst != .interrupted, worst != .failed else {
            // Whoever posts the same again comes too late for it.
            if (try? StateRecorder.isDue(log, since: start)) == true {
                Console.note(StateRecorder.isDueText)
            }
            return worst
        }
        guard let poster, try StateRecorder.isDue(log, since: start) else { return worst }
        let recorder = StateRecorder(log: log, folder: folder)
        return max(worst, try recorder.record(as: poster, in: ledger))
    }

    private func tell(_ unread: UnreadRows?, _ summary: inout PostSummary) throws {
        guard let unread else { return }
        summary.count(unread)
        try unread.tell(json: json)
    }

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
