import EventCoding
import EventSourcing
import Foundation
import LedgerEngine
import Synchronization

/// 256 clients, each a thread that posts one event and waits until it is durable, and one more
/// whose latency is watched; beside them one client alone, and C with 256 events a commit.
struct ClientsMeasure: Measure {
    let name = "clients"
    private static let clientCount = 256
    private static let runCount = 5

    func lines(_ bench: Bench) throws -> [Line] {
        let each = max(5, bench.eventCount / 2000)
        var script = try Script()
        // Few enough that the five hundred grants of the prologue can take them.
        let drafts = try script.independent(each * (Self.clientCount + 1))
        var runs: [(many: Double, single: Double, limit: Double)] = []
        var latencies: [Double] = []
        var bare: [Double] = []
        for _ in 0..<Self.runCount {
            let many = try crowd(bench, script, drafts, each)
            latencies += many.latencies
            let single = try alone(bench, script, Array(drafts.prefix(10 * each)))
            runs.append((many.rate, single.rate, many.limit))
            bare.append(single.bareCommit)
        }
        let rates = runs.map(\.many)
        return [
            Alternation.line(
                "clients-256", unit: "events/s", note: "limit: one client", rates,
                runs.map(\.single)),
            Alternation.line(
                "clients-256-c", unit: "events/s", note: "limit: C, 256 a commit", rates,
                runs.map(\.limit)),
            Line(
                measure: "clients-256-p99", value: latencies.quantile(0.99), unit: "us",
                limit: bare.median,
                note: "limit: median of a bare commit; \(latencies.count) posts of one client, "
                    + "median \(Line.format(latencies.median)) us"),
        ]
    }

    private func crowd(_ bench: Bench, _ script: Script, _ drafts: [CommandDraft], _ each: Int)
        throws -> (rate: Double, limit: Double, latencies: [Double])
    {
        try bench.withFolder { folder in
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            let crowd = Crowd(
                ledger.ledger, drafts, clientCount: Self.clientCount + 1, commandsEach: each)
            let time = WorkTime { crowd.run() }.seconds
            try crowd.requireRecorded()
            try RecordFile.write(ledger.log, to: folder + "/records")
            ledger.close()
            let limit = try bench.programs.append(
                records: folder + "/records", to: folder + "/limit.mdb",
                first: ledger.prologueCount, perCommit: Self.clientCount, hashing: true)
            let count = Double(drafts.count)
            return (count / time, count / limit.time.seconds, crowd.latencies)
        }
    }

    private func alone(_ bench: Bench, _ script: Script, _ drafts: [CommandDraft]) throws
        -> (rate: Double, bareCommit: Double)
    {
        try bench.withFolder { folder in
            let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
            let time = try WorkTime {
                for draft in drafts { try ledger.post([draft], eventCount: 1) }
            }
            try RecordFile.write(ledger.log, to: folder + "/records")
            ledger.close()
            let bare = try bench.programs.append(
                records: folder + "/records", to: folder + "/limit.mdb",
                first: ledger.prologueCount, perCommit: 1, hashing: false)
            return (Double(drafts.count) / time.seconds, bare.commitMedian)
        }
    }
}
