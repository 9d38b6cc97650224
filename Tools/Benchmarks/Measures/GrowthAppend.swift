import EventSourcing
import LMDBEventLog
import LedgerEngine

/// What an event costs in the largest ledger; the limit is the same in a ledger of a hundredth, or
/// as `--events` says. Commits of 1000 events go to both in turn.
struct GrowthAppend: Measure {
    let name = "growth-append"
    /// Each window of 66 commits passes one segment of 65,536 events, whose indexes it writes.
    private static let window = 66
    private static let windowCount = 5

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.largeEventCount)
        return try bench.withFolder { folder in
            let (small, large) = (folder + "/small", folder + "/large")
            try bench.copy(try bench.ledger(of: bench.eventCount), to: small)
            try bench.copy(built, to: large)
            return try compare(
                Growing(large, built.script),
                Growing(small, try bench.ledger(of: bench.eventCount).script),
                note: "\(built.eventCount) events")
        }
    }

    private func compare(_ large: Growing, _ small: Growing, note: String) throws -> [Line] {
        defer { for growing in [large, small] { growing.close() } }
        for _ in 0..<Self.windowCount {
            for growing in [large, small] { try growing.prepare(commits: Self.window) }
            for _ in 0..<Self.window {
                try large.commit()
                try small.commit()
            }
        }
        return [
            Alternation.line(
                name, unit: "us/event",
                note: "\(note); limit: in the small ledger; \(Self.window) commits a run",
                large.means(of: Self.window, \.seconds), small.means(of: Self.window, \.seconds)),
            Alternation.line(
                name + "-work", unit: "us/event", note: "the processor's time",
                large.means(of: Self.window, \.processorSeconds),
                small.means(of: Self.window, \.processorSeconds)),
        ]
    }

    /// A ledger that is opened again and goes on where it ended.
    private final class Growing {
        private let ledger: Ledger<LMDBEventLog>
        private var script: Script
        private var times: [WorkTime] = []
        private var place = 0

        init(_ folder: String, _ script: Script) throws {
            ledger = try Ledger(try BenchmarkLedger.open(folder), clock: SystemClock())
            self.script = script
        }

        func prepare(commits: Int) throws {
            script.removeCommits()
            try script.add(commits: commits, of: Bench.perCommit)
            place = 0
        }

        func commit() throws {
            let drafts = script.commits[place]
            place += 1
            times.append(
                try WorkTime {
                    for outcome in ledger.submit(Submission(drafts, as: nil)) {
                        try requireRecorded(outcome)
                    }
                })
        }

        /// Microseconds an event, of each `count` commits.
        func means(of count: Int, _ part: (WorkTime) -> Double) -> [Double] {
            times.chunks(of: count).map { window in
                window.map(part).reduce(0, +) * 1e6 / Double(window.count * Bench.perCommit)
            }
        }

        func close() { ledger.close() }
    }
}
