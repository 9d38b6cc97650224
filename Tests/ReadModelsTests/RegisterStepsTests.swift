import DefenseFund
import EventSourcing
import ReadModels
import Testing

/// What a step tells is what whole registers before and behind the event tell.
@Suite struct RegisterStepsTests {
    @Test(arguments: LongHistories.seeds)
    func `a step tells what whole registers tell`(seed: UInt64) throws {
        var changed: [String: Int] = [:]
        var steps = RegisterSteps(LedgerView())
        for (number, event) in try LongHistories.events(seed).prefix(6_000).enumerated() {
            // Every twentieth: now behind an event that was passed over, now behind one told.
            guard number % 20 == 2 * Int(seed) else {
                if number % 40 < 30 { try steps.pass(event) } else { _ = try steps.apply(event) }
                continue
            }
            let before = steps.view.registers()
            let told = try steps.apply(event)
            let whole = zip(before, steps.view.registers()).map(TableDifference.init(from:to:))
            #expect(
                told.map(\.difference) == whole.filter { !$0.isEmpty },
                "\(event.type.name) at \(event.head.position), seed \(seed)")
            for (name, _) in told { changed[name, default: 0] += 1 }
        }
        for name in ["plans", "investments", "fundBalance"] {
            #expect(changed[name, default: 0] > 0, "\(name), seed \(seed)")
        }
    }
}
