import Foundation

/// What an event costs in a ledger ten times as large, and what the large one takes: memory of
/// the replay, bytes on the disk. A ratio of 1 means that size costs nothing.
struct GrowthMeasure: Measure {
    let name = "growth"
    private static let factor = 10
    /// Commits whose median stands for one size.
    private static let window = 40

    func lines(_ bench: Bench) throws -> [Line] {
        let small = try bench.ledger(of: bench.eventCount)
        let large = try bench.ledger(of: bench.eventCount * Self.factor)
        let average = Double(large.recordByteCount) / Double(large.eventCount)
        return [
            append(large, small.commits.count),
            try replay(bench, small, large),
            Line(
                measure: "replay-memory", value: try memory(bench, large) / 1e6, unit: "MB",
                limit: try memory(bench, small) / 1e6,
                note:
                    "its pages at most, less the mapped file; limit: \(small.eventCount) events"),
            Line(
                measure: "disk",
                value: try Double(large.diskByteCount()) / Double(large.eventCount),
                unit: "bytes/event", limit: average, note: "limit: the record itself"),
        ]
    }

    /// Both sizes in the life of one ledger: the commits around the small size, and the last ones.
    private func append(_ large: BuiltLedger, _ smallCount: Int) -> Line {
        let small = large.commits[..<smallCount].suffix(Self.window)
        let last = large.commits.suffix(Self.window)
        let scale = 1e9 / Double(Bench.perCommit)
        return Line(
            measure: "growth-append", value: Array(last).median * scale, unit: "ns/event",
            limit: Array(small).median * scale,
            note: "median of \(last.count) commits; limit: at a tenth of the size")
    }

    private func replay(_ bench: Bench, _ small: BuiltLedger, _ large: BuiltLedger) throws -> Line {
        try Alternation.line(
            "growth-replay", unit: "ns/event", runs: 3,
            note: "\(large.eventCount) events; limit: \(small.eventCount)",
            engine: { try nanoseconds(large) }, limit: { try nanoseconds(small) })
    }

    private func nanoseconds(_ ledger: BuiltLedger) throws -> Double {
        let time = try seconds { _ = try VerifyingReplay.run(ledger.path) }
        return time * 1e9 / Double(ledger.eventCount)
    }

    /// Measured in a process of its own, whose heap holds nothing else.
    private func memory(_ bench: Bench, _ ledger: BuiltLedger) throws -> Double {
        let answer = try bench.programs.run(
            bench.programs.path + "/daicho-bench", ["memory", ledger.path])
        guard let bytes = Double(answer.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw BenchmarkFailure("no number of bytes: \(answer)")
        }
        return bytes
    }
}
