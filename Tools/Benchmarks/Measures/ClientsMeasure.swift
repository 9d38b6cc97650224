import EventCoding

/// 256 clients, each a task that posts one event and waits until it is durable, and one more
/// whose latency is watched; the same with threads; beside them one client alone, C with 256 events
/// a commit, and PostgreSQL with as many clients.
struct ClientsMeasure: Measure {
    let name = "clients"
    private static let clientCount = 256
    private static let runCount = 5

    func lines(_ bench: Bench) throws -> [Line] {
        let each = max(20, bench.eventCount / 500)
        var script = try Script(grants: each * Self.clientCount / 18)
        let drafts = try script.independent(each * (Self.clientCount + 1))
        return try bench.withFolder { folder in
            let written = WrittenEvents(in: folder)
            var runs: [Round] = []
            let rival = ClientsRival(bench, written, Self.clientCount, each)
            for _ in 0..<Self.runCount {
                var round = Round()
                let groups = drafts.chunks(of: each)
                try threads(bench, script, groups, &round)
                try crowd(bench, script, groups, written, &round)
                try alone(bench, script, Array(drafts.prefix(10 * each)), &round)
                rival.measure()
                runs.append(round)
            }
            let rates = runs.map(\.rate)
            return [
                Alternation.line(
                    "clients-256", unit: "events/s", note: "limit: one client", rates,
                    runs.map(\.single)),
                Alternation.line(
                    "clients-256-c", unit: "events/s", note: "limit: C, 256 a commit", rates,
                    runs.map(\.limit)),
                Alternation.line(
                    "clients-256-p99", unit: "us",
                    note: "limit: median of a bare commit; \(each) posts of one client in each run",
                    runs.map(\.latency), runs.map(\.bareCommit)),
                Alternation.line(
                    "clients-256-threads", unit: "events/s", note: "limit: one client",
                    runs.map(\.threadRate), runs.map(\.single)),
                Alternation.line(
                    "clients-256-threads-p99", unit: "us", note: "limit: median of a bare commit",
                    runs.map(\.threadLatency), runs.map(\.bareCommit)),
            ] + rival.lines(rates)
        }
    }

    private struct Round {
        var rate = 0.0
        var single = 0.0
        var limit = 0.0
        /// What 99 of 100 posts of the watched client do not exceed.
        var latency = 0.0
        var bareCommit = 0.0
        var threadRate = 0.0
        var threadLatency = 0.0
    }

    private func threads(
        _ bench: Bench, _ script: Script, _ groups: [[CommandDraft]], _ round: inout Round
    ) throws {
        try bench.withFolder { folder in
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            let crowd = Crowd(ledger.ledger, groups.map { $0.chunks(of: 1) })
            let time = WorkTime { crowd.run() }.seconds
            try crowd.requireRecorded()
            ledger.close()
            round.threadRate = Double(groups.joined().count) / time
            round.threadLatency = crowd.latencies.quantile(0.99)
        }
    }

    private func crowd(
        _ bench: Bench, _ script: Script, _ groups: [[CommandDraft]], _ written: WrittenEvents,
        _ round: inout Round
    ) throws {
        try bench.withFolder { folder in
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            let crowd = Crowd(ledger.ledger, groups.map { $0.chunks(of: 1) })
            let time = WorkTime { crowd.runTasks() }.seconds
            try crowd.requireRecorded()
            try written.write(ledger)
            ledger.close()
            try written.export(folder, bench.programs)
            let limit = try bench.programs.append(
                records: written.records, to: folder + "/limit.mdb", first: written.first,
                perCommit: Self.clientCount, hashing: true)
            let count = Double(groups.joined().count)
            round.rate = count / time
            round.limit = count / limit.time.seconds
            round.latency = crowd.latencies.quantile(0.99)
        }
    }

    private func alone(
        _ bench: Bench, _ script: Script, _ drafts: [CommandDraft], _ round: inout Round
    ) throws {
        try bench.withFolder { folder in
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            let time = try WorkTime {
                for draft in drafts { try ledger.post([draft], eventCount: 1) }
            }
            let written = WrittenEvents(in: folder)
            try written.write(ledger)
            ledger.close()
            let bare = try bench.programs.append(
                records: written.records, to: folder + "/limit.mdb", first: written.first,
                perCommit: 1, hashing: false)
            round.single = Double(drafts.count) / time.seconds
            round.bareCommit = bare.commitMedian
        }
    }
}
