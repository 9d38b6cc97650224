import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What was paid beyond what the operator may keep comes back once, and for the cause that took it
/// away first (C12, C14, C16).
@Suite struct GrantReturnTests {
    /// Of 1,000 yen, 700 of them advanced, 500 are cancelled at fault, so that 200 are returnable.
    private func misused() throws -> Given {
        try Funded.advanced().and(
            GrantCancelled(cause: .misuse, amount: 500, reason: text("misused")), about: "grant/G",
            on: "2024-08-01")
    }

    private func inspected(_ given: Given, cost: Yen) throws -> Given {
        try given.and(
            GrantPerformanceReported(items: [CostItem(item: .designChange, amount: cost)]),
            about: "grant/G", on: "2024-10-01"
        ).and(
            GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
            about: "grant/G", on: "2024-10-02")
    }

    private let fixing = GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0)

    private func order(_ principal: Yen, _ cause: ReturnCause) -> GrantReturnOrdered {
        GrantReturnOrdered(principal: principal, dueOn: date("2024-12-01"), cause: cause)
    }

    @Test func `fixing orders nothing back that a cancellation made returnable (C12)`() throws {
        let given = try inspected(misused(), cost: 500)
        let when = try given.when(fixing, about: "grant/G", on: "2024-11-01")
        try when.then("grant.amountFixed")
        let fixed = try given.and(fixing, about: "grant/G", on: "2024-11-01")
        try fixed.when(order(200, .excess), about: "grant/G", on: "2024-11-02")
            .thenRefused(.exceedsReturnable)
        try fixed.when(order(200, .cancelledAtFault), about: "grant/G", on: "2024-11-02")
            .thenPosts("Dr FUND:122 200", "Cr FUND:121 200")
    }

    @Test func `the part at fault stays at fault and the rest is excess (C12, C16)`() throws {
        let fixed = try inspected(misused(), cost: 450)
        try fixed.when(fixing, about: "grant/G", on: "2024-11-01").thenPosts(
            "Dr FUND:511 450", "Dr FUND:312 500", "Cr FUND:121 450", "Cr FUND:311 500",
            "Dr FUND:122 50", "Cr FUND:121 50")
        let ordered = try fixed.and(fixing, about: "grant/G", on: "2024-11-01")
            .and(order(200, .cancelledAtFault), about: "grant/G", on: "2024-11-02")
        try ordered.when(order(1, .cancelledAtFault), about: "grant/G", on: "2024-11-03")
            .thenRefused(.exceedsReturnable)
        let charged = try ordered.when(
            GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0),
            about: "grant/G", on: "2025-03-01")
        let lines = try charged.outcome.get().compactMap { ($0.act as? GrantChargeAssessed)?.lines }
        #expect(lines.flatMap { $0 }.map(\.base) == [200])
    }

    @Test func `what was ordered back before fixing is not ordered back again (C12)`() throws {
        try inspected(
            misused().and(order(200, .cancelledAtFault), about: "grant/G", on: "2024-08-02"),
            cost: 500
        ).when(fixing, about: "grant/G", on: "2024-11-01").then("grant.amountFixed")
    }

    @Test func `without fault too, money is returnable once (C12)`() throws {
        let given = try inspected(Funded.advanced(), cost: 400).and(
            GrantCancelled(cause: .changedCircumstances, amount: 600, reason: text("changed")),
            about: "grant/G", on: "2024-10-03")
        try given.when(fixing, about: "grant/G", on: "2024-11-01").then("grant.amountFixed")
    }

    @Test func `without fault, paid money is taken back only after a report of the cost (C14)`()
        throws
    {
        func cancelled(_ cause: CancellationCause) -> GrantCancelled {
            GrantCancelled(cause: cause, amount: 1_000, reason: text("changed"))
        }
        let paid = try Funded.advanced()
        try paid.when(cancelled(.changedCircumstances), about: "grant/G", on: "2024-08-01")
            .thenRefused(.reportMissing)
        try paid.when(cancelled(.misuse), about: "grant/G", on: "2024-08-01")
            .then("grant.cancelled")
        let unpaid = try Funded.screened()
            .and(GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
        try unpaid.when(cancelled(.changedCircumstances), about: "grant/G", on: "2024-08-01")
            .then("grant.cancelled")
        for (outcome, isRefused) in [(PlanOutcome.bidLost, true), (.transferRealised, false)] {
            let when = try unpaid.and(
                AdjustmentPlanOutcomeRecorded(outcome: outcome), about: "adjustmentPlan/P",
                on: "2024-07-01"
            ).when(cancelled(.changedCircumstances), about: "grant/G", on: "2024-08-01")
            if isRefused {
                when.thenRefused(.reportMissing)
            } else {
                try when.then("grant.cancelled")
            }
        }
    }
}
