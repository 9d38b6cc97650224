import Foundation
import Transparency

/// A file of JSON Lines, ten commands for each event that is asked for (a million by default),
/// posted by `daicho post` as people run it, receipts printed. The limit is the engine itself,
/// given the same commands from memory.
struct PostToolMeasure: Measure {
    let name = "post-tool"
    /// Commits that are made ready at a time, so that memory does not grow.
    private static let chunk = 100

    func lines(_ bench: Bench) throws -> [Line] {
        try bench.withFolder { folder in
            let input = folder + "/acts.jsonl"
            let counts = try write(bench.eventCount * 10, to: input)
            return try Alternation.lines(
                name, of: Double(counts.commits * Bench.perCommit), runs: 3,
                note: "\(counts.commands) commands from start to end; limit: from memory",
                engine: { try tool(input, bench) },
                limit: { try fromMemory(counts.commits, bench) }
            ).filter { $0.measure == name }
        }
    }

    /// Writes whole groups of commands, at least so many.
    private func write(
        _ commandCount: Int, to path: String
    ) throws -> (commits: Int, commands: Int) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchmarkFailure("\(path) cannot be written") }
        var script = try Script()
        var counts = (commits: 0, commands: 0)
        while counts.commands < commandCount {
            try script.add(commits: Self.chunk, of: Bench.perCommit)
            let text = script.lines.joined(separator: "\n") + "\n"
            try file.write(contentsOf: Data(text.utf8))
            counts.commits += Self.chunk
            counts.commands += script.lines.count
            script.removeCommits()
        }
        try file.close()
        return counts
    }

    private func tool(_ input: String, _ bench: Bench) throws -> WorkTime {
        try bench.withFolder { folder in
            try BenchmarkLedger(in: folder, prologue: Script().prologue).close()
            let key = folder + "/key"
            try BenchmarkLedger.writeKey(to: key)
            return try WorkTime {
                try bench.programs.run(
                    bench.programs.path + "/daicho",
                    ["post", folder, input, "--key", key, "--batch", "\(Bench.perCommit)"])
            }
        }
    }

    /// Only the posts are timed, not how their commands are made ready.
    private func fromMemory(_ commitCount: Int, _ bench: Bench) throws -> WorkTime {
        try bench.withFolder { folder in
            var script = try Script()
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            defer { ledger.close() }
            var sum = WorkTime(seconds: 0, processorSeconds: 0)
            for _ in 0..<(commitCount / Self.chunk) {
                try script.add(commits: Self.chunk, of: Bench.perCommit)
                sum += try WorkTime {
                    for drafts in script.commits {
                        try ledger.post(drafts, eventCount: Bench.perCommit)
                    }
                }
                script.removeCommits()
            }
            return sum
        }
    }
}
