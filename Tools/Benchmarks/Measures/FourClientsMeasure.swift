import EventCoding

/// Four clients at once with groups of 8190, as TigerBeetle's own benchmark has them. The limit is
/// that of one client: C has one writer.
struct FourClientsMeasure: Measure {
    let name = "append-8190-4clients"
    private static let perCommit = 8190
    private static let clientCount = 4

    func lines(_ bench: Bench) throws -> [Line] {
        let each = max(2, bench.eventCount / 2 / Self.perCommit / Self.clientCount)
        let count = each * Self.clientCount * Self.perCommit
        var script = try Script(grants: count / 18)
        let groups = try script.independent(count).chunks(of: Self.perCommit).chunks(of: each)
        return try bench.withFolder { folder in
            let written = WrittenEvents(in: folder)
            return try Alternation.lines(
                name, of: Double(count), runs: 5, note: "groups of 8190",
                engine: {
                    try bench.withFolder { folder in
                        let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
                        defer { ledger.close() }
                        let crowd = Crowd(ledger.ledger, groups)
                        let time = WorkTime { crowd.run() }
                        try crowd.requireRecorded()
                        try written.write(ledger)
                        return time
                    }
                },
                limit: {
                    try bench.withFolder { folder in
                        try bench.programs.append(
                            records: written.records, to: folder + "/limit.mdb",
                            first: written.first, perCommit: Self.perCommit, hashing: true
                        ).time
                    }
                })
        }
    }
}
