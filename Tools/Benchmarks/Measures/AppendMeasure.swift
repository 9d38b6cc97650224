import EventSourcing
import LedgerEngine

/// Durable append by one client: commands in memory, then rules, entries, records, tree, indexes,
/// signed head, sync, answer. The limit puts the same bytes into LMDB, a synced commit a batch,
/// each record hashed once but for single events.
struct AppendMeasure: Measure {
    let perCommit: Int
    /// How many groups the client has handed over before it waits for the first.
    var groupsAhead = 1
    var name: String { "append-\(perCommit)" + (groupsAhead > 1 ? "-ahead" : "") }

    func lines(_ bench: Bench) throws -> [Line] {
        let script = try Script(commits: commitCount(bench), of: perCommit)
        return try bench.withFolder { folder in
            let written = WrittenEvents(in: folder)
            let bare = Opponent(line: name, isLimit: true) {
                try bench.withFolder { try limit($0, bench, written) }
            }
            let rivals = groupsAhead > 1 ? [] : AppendRivals(name, perCommit, bench, written).all
            return try Alternation.lines(
                of: Double(script.commits.count * perCommit), runs: 5,
                engine: {
                    try bench.withFolder { folder in
                        let time = try engine(script, folder, written)
                        if !rivals.isEmpty { try written.export(folder, bench.programs) }
                        return time
                    }
                }, against: [bare] + rivals)
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
        _ script: Script, _ folder: String, _ written: WrittenEvents
    ) throws -> WorkTime {
        let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
        defer { ledger.close() }
        let time = try WorkTime {
            guard groupsAhead > 1 else {
                for drafts in script.commits { try ledger.post(drafts, eventCount: perCommit) }
                return
            }
            var pending: [PendingOutcomes] = []
            for drafts in script.commits {
                pending.append(ledger.ledger.start(Submission(drafts, as: nil)))
                if pending.count == groupsAhead { try require(pending.removeFirst()) }
            }
            for outcomes in pending { try require(outcomes) }
        }
        try written.write(ledger)
        return time
    }

    private func require(_ outcomes: PendingOutcomes) throws {
        let count = try outcomes.wait().reduce(0) { try $0 + requireRecorded($1) }
        guard count == perCommit else {
            throw BenchmarkFailure("\(count) events where \(perCommit) were asked for")
        }
    }

    private func limit(
        _ folder: String, _ bench: Bench, _ written: WrittenEvents
    ) throws -> WorkTime {
        try bench.programs.append(
            records: written.records, to: folder + "/limit.mdb", first: written.first,
            perCommit: perCommit, hashing: perCommit > 1
        ).time
    }
}
