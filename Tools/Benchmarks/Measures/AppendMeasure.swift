import EventSourcing

/// Durable append by one client: commands in memory, then rules, entries, records, tree, indexes,
/// signed head, sync, answer. The limit puts the same bytes into LMDB, a synced commit a batch,
/// each record hashed once but for single events.
struct AppendMeasure: Measure {
    let perCommit: Int
    var name: String { "append-\(perCommit)" }

    private static let runCount = 5

    func lines(_ bench: Bench) throws -> [Line] {
        let script = try Script(commits: commitCount(bench), of: perCommit)
        let count = Double(script.commits.count * perCommit)
        var work: [Double] = []
        var limitWork: [Double] = []
        return try bench.withFolder { folder in
            let records = folder + "/records"
            var first: UInt64 = 0
            let line = try Alternation.line(
                name, unit: "events/s", runs: Self.runCount,
                engine: {
                    let time = try bench.withFolder { try engine(script, $0, records, &first) }
                    work.append(time.processorSeconds / count * 1e6)
                    return count / time.seconds
                },
                limit: {
                    let append = try bench.withFolder { folder in
                        try bench.programs.append(
                            records: records, to: folder + "/limit.mdb", first: first,
                            perCommit: perCommit, hashing: perCommit > 1)
                    }
                    limitWork.append(append.processorSeconds / count * 1e6)
                    return count / append.seconds
                })
            return [
                line,
                Line(
                    measure: name + "-work", value: work.median, unit: "us/event",
                    limit: limitWork.median, note: "time of the processor alone, all threads"),
            ]
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
        let time = try WorkTime(of: {
            for drafts in script.commits { try ledger.post(drafts, eventCount: perCommit) }
        })
        first = ledger.prologueCount
        try RecordFile.write(ledger.log, to: records)
        return time
    }
}
