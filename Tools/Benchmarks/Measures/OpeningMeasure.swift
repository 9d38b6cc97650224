import EventSourcing
import LedgerEngine

/// Opening a ledger: every event decoded and folded into the state that the rules need. The limit
/// adds up the postings in C.
struct OpeningMeasure: Measure {
    let name = "opening"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        let count = Double(built.eventCount)
        return [
            try Alternation.line(
                name, unit: "events/s", runs: 5,
                engine: {
                    try count
                        / seconds {
                            let log = try BenchmarkLedger.open(built.folder)
                            try Ledger(log, clock: SystemClock()).close()
                        }
                },
                limit: { try count / bench.programs.scan(built.path, .sum).seconds })
        ]
    }
}
