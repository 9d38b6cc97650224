import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Random histories long enough to reach what only many acts lead to, with acts dated back,
/// corrections, state records and reports. Made once for all tests.
enum LongHistories {
    static let seeds: [UInt64] = [1, 2, 3, 4]
    static let all = Result { try seeds.map(make) }

    static func events(_ seed: UInt64) throws -> [RecordedEvent] {
        let index = try #require(seeds.firstIndex(of: seed))
        return try all.get()[index].0.events
    }

    /// What a seed's commands came to, those refused among them.
    private static func make(_ seed: UInt64) throws -> (History, refusedCount: Int) {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        var refusedCount = 0
        func attempt(_ body: () throws -> Void) throws {
            do { try body() } catch let rejection as Rejection {
                try #require(rejection.code != .ledgerInconsistent, "seed \(seed): \(rejection)")
                refusedCount += 1
            } catch is FieldFailure {
                refusedCount += 1
            }
        }
        for count in 0..<12_000 {
            try attempt { try history.perform(commands.next()) }
            if count % 300 == 100 { try attempt { try history.correctLast(count / 300) } }
            if count % 3_000 == 200 { try attempt { try history.recordState() } }
            if count % 1_000 == 200 { try attempt { try history.issueReport() } }
        }
        return (history, refusedCount)
    }
}
