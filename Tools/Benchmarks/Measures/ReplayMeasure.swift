/// What `daicho-replay replay` does, in process: pages walked, records decoded and compared with
/// their one encoding, leaves and nodes hashed, tiles, indexes, heads and signatures compared,
/// every command decided again, every entry derived again, every projection folded twice. The limit
/// walks the same file in C and hashes the same leaves and nodes.
struct ReplayMeasure: Measure {
    let name = "replay"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        let count = Double(built.eventCount)
        return [
            try Alternation.line(
                name, unit: "events/s", runs: 5, note: "verified, both know the same root",
                engine: {
                    var root = ""
                    let time = try seconds { root = try VerifyingReplay.run(built.path) }
                    guard try bench.programs.scan(built.path, .tree).result == root else {
                        throw BenchmarkFailure("the replay's root is not the limit's")
                    }
                    return count / time
                },
                limit: { try count / bench.programs.scan(built.path, .tree).seconds })
        ]
    }
}
