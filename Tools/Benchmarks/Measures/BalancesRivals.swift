import LMDBEventLog

/// Who else adds up the postings of the same events: SQLite's columns folded in C, and PostgreSQL
/// by a statement of SQL on its server.
struct BalancesRivals: Measure {
    let name = "balances"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        return try bench.withFolder { folder in
            let store = RivalStore(built, in: folder, bench)
            let rivals = [
                Opponent(line: "balances-sqlite", note: "limit: columns folded in C") {
                    try store.sqlite("sum")
                },
                Opponent(line: "balances-postgresql", note: "limit: SQL, in its own processes") {
                    try store.postgreSQL()
                },
            ].filter { bench.selection.includes($0.line) }
            guard !rivals.isEmpty else { return [] }
            return try Alternation.lines(
                of: Double(built.eventCount), runs: 9,
                engine: {
                    let log = try LMDBEventLog(readingFrom: built.path)
                    return try WorkTime { _ = try BalancesMeasure.digest(log) }
                }, against: rivals)
        }
    }
}
