/// What `daicho-replay replay` does, in process: pages walked, records decoded and compared with
/// their one encoding, leaves and nodes hashed, tiles, indexes, heads and signatures compared,
/// every command decided again, every entry derived again, every projection folded, on all cores.
/// The limit walks the same file in C and hashes the same leaves and nodes.
struct ReplayMeasure: Measure {
    let name = "replay"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        return try Alternation.lines(
            name, of: Double(built.eventCount), runs: 5,
            note: "verified, both know the same root",
            engine: {
                var root = ""
                let time = try WorkTime { root = try VerifyingReplay.run(built.path) }
                guard try bench.programs.scan(built.path, .tree).result == root else {
                    throw BenchmarkFailure("the replay's root is not the limit's")
                }
                return time
            },
            limit: { try bench.programs.scan(built.path, .tree).time })
    }
}
