import EventSourcing

/// Durable append by one client: commands in memory, then rules, entries, records, tree, indexes,
/// signed head, sync, answer. The limit puts the same bytes into LMDB, a synced commit a batch,
/// each record hashed once but for single events.
struct AppendMeasure: Measure {
    let perCommit: Int
    var name: String { "append-\(perCommit)" }

    func lines(_ bench: Bench) throws -> [Line] {
        let script = try Script(commits: commitCount(bench), of: perCommit)
        return try bench.withFolder { folder in
            let records = folder + "/records"
            var first: UInt64 = 0
            return try Alternation.lines(
                name, of: Double(script.commits.count * perCommit), runs: 5,
                engine: { try bench.withFolder { try engine(script, $0, records, &first) } },
                limit: {
                    try bench.withFolder { folder in
                        try bench.programs.append(
                            records: records, to: folder + "/limit.mdb", first: first,
                            perCommit: perCommit, hashing: perCommit > 1
                        ).time
                    }
                })
        }
    }

    private func commitCount(_ bench: Bench) -> Int {
        switch perCommit {
        case 1: bench.eventCount / 100
        case 100: bench.eventCount / 500
        case _: max(5, bench.eventCount / 2 / perCommit)
        }
    }

    /// One run on a fresh file; leaves the records for the limit.
    private func engine(
        _ script: Script, _ folder: String, _ records: String, _ first: inout UInt64
    ) throws -> WorkTime {
        let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
        defer { ledger.close() }
        let time = try WorkTime {
            for drafts in script.commits { try ledger.post(drafts, eventCount: perCommit) }
        }
        first = ledger.prologueCount
        try RecordFile.write(ledger.log, to: records)
        return time
    }
}
