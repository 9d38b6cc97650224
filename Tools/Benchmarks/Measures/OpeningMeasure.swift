import EventSourcing
import LedgerEngine

/// Opening a ledger: every event decoded and folded into the state that the rules need. The limit
/// adds up the postings in C.
struct OpeningMeasure: Measure {
    let name = "opening"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        return try Alternation.lines(
            name, of: Double(built.eventCount), runs: 5,
            engine: {
                try WorkTime {
                    let log = try BenchmarkLedger.open(built.folder)
                    try Ledger(log, clock: SystemClock()).close()
                }
            },
            limit: { try bench.programs.scan(built.path, .sum).time })
    }
}
