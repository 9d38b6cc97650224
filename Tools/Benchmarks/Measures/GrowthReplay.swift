/// What an event costs in a verifying replay of the largest ledger; the limit is the same in the
/// small one.
struct GrowthReplay: Measure {
    let name = "growth-replay"

    func lines(_ bench: Bench) throws -> [Line] {
        let large = try bench.ledger(of: bench.largeEventCount)
        let small = try bench.ledger(of: bench.eventCount)
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
                name, unit: "us/event",
                note: "\(large.eventCount) events; limit: \(small.eventCount)",
                times.map { $0.large.seconds * scale },
                times.map { $0.small.seconds * smallScale }),
            Alternation.line(
                name + "-work", unit: "us/event", note: "the processor's time",
                times.map { $0.large.processorSeconds * scale },
                times.map { $0.small.processorSeconds * smallScale }),
        ]
    }
}
