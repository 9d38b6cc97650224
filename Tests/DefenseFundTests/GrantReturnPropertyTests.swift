import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Whatever the order of acts about a grant: the operator keeps what is fair, and nothing is asked
/// back twice (C12, C14, C15).
@Suite struct GrantReturnPropertyTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `no order of acts asks a yen back twice or takes what may be kept`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var given = try Funded.screened()
        var naive = NaiveReturns()
        var day = date("2024-06-03")
        for step in 0..<90 {
            day = day.adding(days: Int.random(in: 0...2, using: &chance)) ?? day
            let act = try act(&chance, on: day, in: given)
            let when = try given.when(act, about: "grant/G", on: day.description)
            let place = Comment(rawValue: "seed \(seed), step \(step), \(act)")
            guard case .success(let events) = when.outcome else {
                checkRefusal(of: act, when, naive, place)
                continue
            }
            if let act = act as? GrantCancelled, !act.cause.isAtFault {
                #expect(naive.keep - Int(act.amount.rawValue) >= naive.protected, place)
            }
            for event in events { naive.apply(event.act) }
            try given.perform(act, about: "grant/G", on: day.description)
            try check(given, naive, place)
        }
    }

    @Test func `the sequences reach every way in which money comes back`() throws {
        var reached: [String: Int] = [:]
        for seed in 1...200 as ClosedRange<UInt64> {
            var chance = SeededGenerator(seed: seed)
            var given = try Funded.screened()
            var day = date("2024-06-03")
            for _ in 0..<90 {
                day = day.adding(days: Int.random(in: 0...2, using: &chance)) ?? day
                let act = try act(&chance, on: day, in: given)
                let before = given.events.count
                do throws(any Error) {
                    try given.perform(act, about: "grant/G", on: day.description)
                } catch { continue }
                for event in given.events[before...] {
                    reached[name(of: event.act), default: 0] += 1
                }
            }
        }
        for cause in ReturnCause.allCases {
            #expect(reached["order \(cause)", default: 0] > 10, "\(cause): \(reached)")
        }
        for cause in [CancellationCause.misuse, .changedCircumstances] {
            #expect(reached["cancel \(cause)", default: 0] > 10, "\(reached)")
        }
        for name in [
            "grant.amountFixed", "grant.settled", "grant.returned", "grant.changeApproved",
            "grant.assetDisposalApproved",
        ] {
            #expect(reached[name, default: 0] > 10, "\(name): \(reached)")
        }
        #expect(reached["grant.closed", default: 0] > 3, "\(reached)")
    }

    private func name(of act: any Act) -> String {
        switch act {
        case let act as GrantCancelled: "cancel \(act.cause)"
        case let act as GrantReturnOrdered: "order \(act.cause)"
        case _: type(of: act).type.name
        }
    }

    /// Whether an asset can be disposed of.
    private func hasAsset(_ given: Given) throws -> Bool {
        let grant = given.ledger.grants[Reference<Grant>(try given.reference("grant/G"))]
        return grant?.fixed != nil && grant?.assets.contains { $0.disposal == nil } ?? false
    }

    /// Whether nothing is owed on the grant, and something can still be found.
    private func isAtRest(_ given: Given) throws -> Bool {
        let grant = given.ledger.grants[Reference<Grant>(try given.reference("grant/G"))]
        return grant?.stage == .settled && grant?.outstandingReturns == 0
            && grant?.reportedAnewOn == nil
    }

    private func act(
        _ chance: inout SeededGenerator, on day: LegalDate, in given: Given
    ) throws -> any Act {
        let due = day.adding(days: 30) ?? day
        let bank = try given.party("bank")
        let amount = Yen(exactly: Int64.random(in: 1...400, using: &chance)) ?? 1
        if try isAtRest(given), Int.random(in: 0...3, using: &chance) == 0 {
            return GrantClosed(note: nil)
        }
        switch Int.random(in: 0...19, using: &chance) {
        case 0: return GrantAllocated(amount: 900)
        case 1, 2, 3: return GrantAdvancePaid(amount: amount, bank: bank)
        case 4:
            let cost = Yen(exactly: Int64.random(in: 0...900, using: &chance)) ?? 0
            return GrantPerformanceReported(items: [CostItem(item: .survey, amount: cost)])
        case 5: return GrantInspected(isFinal: true, onSite: false, findings: text("agrees"))
        case 6: return GrantAmountFixed(returnDueOn: due, fixed: 0)
        case 7: return GrantSettled(bank: bank, amount: 0)
        case 8, 9:
            return GrantCancelled(
                cause: Bool.random(using: &chance) ? .misuse : .changedCircumstances,
                amount: amount, reason: text("x"))
        case 10, 11, 12:
            let cause = ReturnCause.allCases.randomElement(using: &chance) ?? .excess
            return GrantReturnOrdered(principal: amount, dueOn: due, cause: cause)
        case 13 where try !hasAsset(given):
            return GrantChangeApproved(
                items: [CostItem(item: .survey, amount: 1_000)], amount: amount,
                reason: text("more"))
        case 14, 15:
            return GrantAssetRegistered(
                asset: .example, what: text("press"), cost: 500_000, borne: 50,
                place: text("Kure"), restrictedUntil: due)
        case 13, 16, 17, 18:
            return GrantAssetDisposalApproved(
                asset: .example, proceeds: 250_000, returnDueOn: due, reason: text("sold"),
                share: 0)
        case _: return GrantReturned(amount: amount, bank: bank, principal: 0, charges: 0)
        }
    }

    /// A return order is refused only where the naive model has less to order back.
    private func checkRefusal(
        of act: any Act, _ when: When, _ naive: NaiveReturns, _ place: Comment
    ) {
        guard let order = act as? GrantReturnOrdered, case .failure(let refusal) = when.outcome,
            refusal.code != .wrongStage, order.cause != .assetDisposal
        else { return }
        #expect(naive.returnable(order.cause) < Int(order.principal.rawValue), place)
    }

    private func check(_ given: Given, _ naive: NaiveReturns, _ place: Comment) throws {
        let reference = Reference<Grant>(try given.reference("grant/G"))
        let grant = try #require(given.ledger.grants[reference])
        let ordered = naive.ordered
        let paid = naive.paid.count
        #expect(Int(grant.paid.rawValue) == paid, place)
        #expect(Int(grant.ceiling.rawValue) == naive.keep, place)
        // A change may raise the amount again; what was taken away before stays taken.
        let kept = naive.paid.count { $0 == nil }
        #expect(paid - ordered >= kept && kept <= max(naive.keep, naive.shares), place)
        #expect(ordered + naive.shares <= paid, place)
        for cause in ReturnCause.allCases where cause != .assetDisposal {
            #expect(naive.returnable(cause) >= 0, place)
            #expect(
                Int(grant.returnable[cause].rawValue) == naive.returnable(cause), place)
        }
        let receivable = given.ledger.balance(.returnsReceivable, of: reference)
        #expect(Int(receivable.rawValue) == ordered + naive.shares - naive.returned, place)
        // Which order a return went to is told by the dates: here only that the sums agree.
        let backOfPaid = grant.returnOrders.filter { $0.cause != .assetDisposal }
            .map { Int($0.principal.rawValue) - Int($0.outstanding.rawValue) }.reduce(0, +)
        #expect(backOfPaid <= naive.returned && backOfPaid + naive.shares >= naive.returned, place)
        let allocated = given.ledger.plans[try given.plan("P")]?.allocated
        #expect(allocated.map { Int($0.rawValue) } == max(naive.keep, paid - backOfPaid), place)
    }
}
