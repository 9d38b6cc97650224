import EventCoding
import EventSourcing
import Foundation
import LedgerEngine
import Transparency

/// A file of JSON Lines posted, 1000 events a commit: parsed and posted in process, and by
/// `daicho post` as people run it, receipts printed. The limit is the engine itself, given the same
/// commands from memory.
struct PostMeasure: Measure {
    let name = "post"

    func lines(_ bench: Bench) throws -> [Line] {
        let script = try Script(commits: max(5, bench.eventCount / 5000), of: Bench.perCommit)
        let text = Array(script.lines.joined(separator: "\n").utf8)
        let count = Double(script.commits.count * Bench.perCommit)
        let memory = { try post(script, bench) { ledger in try fromMemory(script, ledger) } }
        return try Alternation.lines(
            "post-parsed", of: count, runs: 5, note: "limit: from memory",
            engine: { try post(script, bench) { ledger in try parsed(text, ledger) } },
            limit: memory)
            + Alternation.lines(
                "post-tool", of: count, runs: 3,
                note: "limit: from memory; start and opening included",
                engine: { try tool(script, text, bench) }, limit: memory
            ).prefix(1)
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

    /// The time of `daicho post`, from its start to its end; not what its processor did.
    private func tool(_ script: Script, _ text: [UInt8], _ bench: Bench) throws -> WorkTime {
        try bench.withFolder { folder in
            try BenchmarkLedger(in: folder, prologue: script.prologue).close()
            let key = folder + "/key"
            let input = folder + "/acts.jsonl"
            let files = FileManager.default
            guard
                files.createFile(
                    atPath: key, contents: Data(BenchmarkLedger.signer.encoded.utf8)),
                files.createFile(atPath: input, contents: Data(text))
            else { throw BenchmarkFailure("\(folder) cannot be written") }
            return try WorkTime {
                try bench.programs.run(
                    bench.programs.path + "/daicho",
                    ["post", folder, input, "--key", key, "--batch", "\(Bench.perCommit)"])
            }
        }
    }
}
