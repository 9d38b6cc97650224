import EventCoding
import LedgerEngine

/// Lines of JSON parsed and posted in process, 1000 commands a commit. The limit is the engine
/// itself, given the same commands from memory.
struct PostMeasure: Measure {
    let name = "post-parsed"

    func lines(_ bench: Bench) throws -> [Line] {
        let script = try Script(commits: max(5, bench.eventCount / 5000), of: Bench.perCommit)
        let text = Array(script.lines.joined(separator: "\n").utf8)
        return try Alternation.lines(
            name, of: Double(script.commits.count * Bench.perCommit), runs: 5,
            note: "limit: from memory",
            engine: { try post(script, bench) { ledger in try parsed(text, ledger) } },
            limit: { try post(script, bench) { ledger in try fromMemory(script, ledger) } })
    }

    /// The time of `body` on a fresh ledger.
    private func post(
        _ script: Script, _ bench: Bench, _ body: (BenchmarkLedger) throws -> Void
    ) throws -> WorkTime {
        try bench.withFolder { folder in
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            defer { ledger.close() }
            return try WorkTime { try body(ledger) }
        }
    }

    private func fromMemory(_ script: Script, _ ledger: BenchmarkLedger) throws {
        for drafts in script.commits { try ledger.post(drafts, eventCount: Bench.perCommit) }
    }

    private func parsed(_ text: [UInt8], _ ledger: BenchmarkLedger) throws {
        var drafts: [CommandDraft] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            drafts.append(try CommandReader.read(JSONParser.parse(Array(line))))
            if drafts.count == Bench.perCommit { try flush(&drafts, ledger) }
        }
        try flush(&drafts, ledger)
    }

    private func flush(_ drafts: inout [CommandDraft], _ ledger: BenchmarkLedger) throws {
        guard !drafts.isEmpty else { return }
        for outcome in ledger.ledger.submit(Submission(drafts, as: nil)) {
            try requireRecorded(outcome)
        }
        drafts.removeAll(keepingCapacity: true)
    }
}
