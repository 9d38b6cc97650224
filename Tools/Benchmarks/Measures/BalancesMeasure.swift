import EventCoding
import EventSourcing
import LMDBEventLog

/// Balances alone, from postings that are read in place. The limit adds up the same postings in C.
struct BalancesMeasure: Measure {
    let name = "balances"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        return try Alternation.lines(
            name, of: Double(built.eventCount), runs: 9,
            note: "both come to the same balances",
            engine: {
                var digest: UInt64 = 0
                let log = try LMDBEventLog(readingFrom: built.path)
                let time = try WorkTime { digest = try Self.digest(log) }
                guard try bench.programs.scan(built.path, .sum).result == "\(digest)" else {
                    throw BenchmarkFailure("the balances are not the limit's")
                }
                return time
            },
            limit: { try bench.programs.scan(built.path, .sum).time })
    }

    /// Adds up the postings of each account, which is known by the position that opened it.
    static func digest(_ log: LMDBEventLog) throws -> UInt64 {
        var balances = [Int64](repeating: 0, count: Int(try log.next().rawValue))
        try log.read(from: .start) { _, record in
            let view = try RecordView(record)
            for index in 0..<view.postingCount {
                let posting = view.posting(index)
                balances[Int(posting.account.position.rawValue)] += posting.signedAmount
            }
            return true
        }
        // FNV-1a over the balances, as the limit makes it.
        return balances.reduce(14_695_981_039_346_656_037) { value, balance in
            (value ^ UInt64(bitPattern: balance)) &* 1_099_511_628_211
        }
    }
}
