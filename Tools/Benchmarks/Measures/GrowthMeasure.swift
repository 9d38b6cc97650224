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
        return append(large, small.commits.count) + (try replay(small, large)) + [
            Line(
                measure: "growth-memory", value: try memory(bench, large) / 1e6, unit: "MB",
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
    private func append(_ large: BuiltLedger, _ smallCount: Int) -> [Line] {
        let small = large.commits[..<smallCount].suffix(Self.window)
        let last = large.commits.suffix(Self.window)
        let scale = 1e6 / Double(Bench.perCommit)
        return [
            Alternation.line(
                "growth-append", unit: "us/event", note: "commits of 1000; limit: a tenth as large",
                last.map { $0.seconds * scale }, small.map { $0.seconds * scale }),
            Alternation.line(
                "growth-append-work", unit: "us/event", note: "the processor's time",
                last.map { $0.processorSeconds * scale },
                small.map { $0.processorSeconds * scale }),
        ]
    }

    private func replay(_ small: BuiltLedger, _ large: BuiltLedger) throws -> [Line] {
        var times: [(large: WorkTime, small: WorkTime)] = []
        for _ in 0..<3 {
            times.append(
                (
                    try WorkTime { _ = try VerifyingReplay.run(large.path) },
                    try WorkTime { _ = try VerifyingReplay.run(small.path) }
                ))
        }
        let (scale, smallScale) = (1e6 / Double(large.eventCount), 1e6 / Double(small.eventCount))
        return [
            Alternation.line(
                "growth-replay", unit: "us/event",
                note: "\(large.eventCount) events; limit: \(small.eventCount)",
                times.map { $0.large.seconds * scale },
                times.map { $0.small.seconds * smallScale }),
            Alternation.line(
                "growth-replay-work", unit: "us/event", note: "the processor's time",
                times.map { $0.large.processorSeconds * scale },
                times.map { $0.small.processorSeconds * smallScale }),
        ]
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
