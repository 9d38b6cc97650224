import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// After a rescission the return procedure is opened promptly, and an open one past its deadline is
/// a finding (Basic Policy 3.3.2; C13; decision 0051). The deadline is 30 days.
@Suite struct ReturnProcedureTests {
    private func rescinded(_ cause: RescissionCause, _ given: Given) throws -> Given {
        try given.and(
            AdjustmentPlanApprovalRescinded(cause: cause, reason: text("x")),
            about: "adjustmentPlan/P", on: "2025-02-01")
    }

    private func undecided(_ given: Given) throws -> Yen? {
        let grant = try #require(given.ledger.grants[Reference(try given.reference("grant/G"))])
        return given.ledger.returnProcedure(of: grant)?.undecided
    }

    private func cancelled(_ cause: CancellationCause, _ amount: Yen) -> GrantCancelled {
        GrantCancelled(cause: cause, amount: amount, reason: text("rescinded"))
    }

    @Test func `one yen cancelled at fault opens nothing but that yen's return`() throws {
        let given = try rescinded(.atFault, Funded.advanced())
        #expect(try undecided(given) == 1_000)
        let one = try given.and(
            cancelled(.planRescindedAtFault, 1), about: "grant/G", on: "2025-02-02")
        #expect(try undecided(one) == 999)
        let all = try one.and(
            cancelled(.planRescindedAtFault, 999), about: "grant/G", on: "2025-02-03")
        #expect(try undecided(all) == nil)
    }

    @Test func `a fixing at fault, which cannot be paid, opens nothing`() throws {
        let given = try rescinded(.atFault, Funded.inspected(cost: 900)).and(
            GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2025-02-02")
        #expect(try undecided(given) == 900)
        try given.when(
            GrantSettled(bank: given.party("bank"), amount: 0), about: "grant/G", on: "2025-02-03"
        ).thenRefused(.planNotApproved)
    }

    @Test func `a grant under a plan rescinded at fault is not closed as long as it is kept`()
        throws
    {
        let given = try rescinded(
            .atFault,
            Funded.inspected(cost: 700).and(
                GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01"))
        try given.when(GrantClosed(note: nil), about: "grant/G", on: "2025-02-02")
            .thenRefused(.returnNotOrdered)
    }

    @Test func `without fault what was spent stays, once it is told`() throws {
        let given = try rescinded(.noFault, Funded.advanced())
        #expect(try undecided(given) == 1_000)
        let reported = try given.and(
            GrantPerformanceReported(items: [CostItem(item: .designChange, amount: 600)]),
            about: "grant/G", on: "2025-02-02")
        // The report is the clerk's; the Corporation has not acted on it.
        #expect(try undecided(reported) == 1_000)
        let one = try reported.and(
            cancelled(.planRescindedNoFault, 1), about: "grant/G", on: "2025-02-03")
        #expect(try undecided(one) == 399)
        let rest = try one.and(
            cancelled(.planRescindedNoFault, 399), about: "grant/G", on: "2025-02-04")
        #expect(try undecided(rest) == nil)
        let fixed =
            try reported
            .and(
                GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
                about: "grant/G", on: "2025-02-03"
            ).and(
                GrantAmountFixed(returnDueOn: date("2025-03-31"), fixed: 0), about: "grant/G",
                on: "2025-02-04")
        #expect(try undecided(fixed) == nil)
    }

    @Test func `what is overdue is found once: by the late answer, or when a period is closed`()
        throws
    {
        let given = try rescinded(.atFault, Funded.advanced())
        let close = PeriodClosed(size: .start, root: .example)
        // The last day is 3 March.
        try given.when(close, about: "period/2025-02", on: "2025-03-03").then("period.closed")
        let found = try given.and(close, about: "period/2025-02", on: "2025-03-04")
        #expect(found.ledger.findings.raised.contains { $0.value.severity == .violation })
        try found.when(close, about: "period/2025-03", on: "2025-04-01").then("period.closed")
        let answer = cancelled(.planRescindedAtFault, 1_000)
        try found.when(answer, about: "grant/G", on: "2025-04-02").then("grant.cancelled")
        try given.when(answer, about: "grant/G", on: "2025-03-03").then("grant.cancelled")
        try given.when(answer, about: "grant/G", on: "2025-03-04")
            .then("grant.cancelled", "finding.raised")
    }

    @Test func `a late fixing without fault is found as well`() throws {
        let given = try rescinded(.noFault, Funded.inspected(cost: 650))
        try given.when(
            GrantAmountFixed(returnDueOn: date("2025-04-30"), fixed: 0), about: "grant/G",
            on: "2025-03-04"
        ).then("grant.amountFixed", "grant.returnOrdered", "finding.raised")
    }

    // MARK: - The end of the restriction on assets (Subsidy Act 22)

    private func asset(_ given: Given) throws -> Given {
        try given.and(
            GrantAssetRegistered(
                asset: Stable.name("press"), what: text("a press"), cost: 1_000_000, borne: 600,
                place: text("Hall 3"), restrictedUntil: date("2035-01-01")), about: "grant/G",
            on: "2024-08-01"
        ).and(cancelled(.misuse, 1_000), about: "grant/G", on: "2024-09-01")
            .and(
                GrantReturnOrdered(
                    principal: 700, dueOn: date("2024-10-01"), cause: .cancelledAtFault),
                about: "grant/G", on: "2024-09-01")
    }

    private func disposal(due: String?) -> GrantAssetDisposalApproved {
        GrantAssetDisposalApproved(
            asset: Stable.name("press"), proceeds: 500_000, returnDueOn: due.map(date),
            reason: text("not needed"), share: 0)
    }

    @Test func `a grant of which all came back is closed, whatever it had bought`() throws {
        let given = try asset(Funded.advanced())
        try given.when(GrantClosed(note: nil), about: "grant/G", on: "2024-09-10")
            .thenRefused(.balanceOpen)
        let returned = { (amount: Yen) throws in
            GrantReturned(
                amount: amount, bank: try given.party("bank"), principal: 0, charges: 0)
        }
        let repaid = try given.and(returned(700), about: "grant/G", on: "2024-09-10")
            .and(
                GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0),
                about: "grant/G", on: "2024-09-11")
        let charge = repaid.ledger.balance(
            .chargesReceivable,
            of: Reference(
                try given.reference("grant/G")))
        let paid = try repaid.and(returned(charge), about: "grant/G", on: "2024-09-12")
        try paid.when(GrantClosed(note: nil), about: "grant/G", on: "2024-09-12").then(
            "grant.closed")
    }

    @Test func `an asset of a cancelled grant is sold without a share, which is asked back whole`()
        throws
    {
        let given = try asset(Funded.advanced())
        try given.when(disposal(due: nil), about: "grant/G", on: "2024-09-10")
            .then("grant.assetDisposalApproved")
    }

    @Test func `an approval that was got by deceit is rescinded after plan and grant have ended`()
        throws
    {
        let given = try Funded.inspected(cost: 700)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .and(GrantClosed(note: nil), about: "grant/G", on: "2024-11-02")
            .and(AdjustmentPlanCompleted(note: nil), about: "adjustmentPlan/P", on: "2024-12-01")
        #expect(try undecided(rescinded(.noFault, given)) == nil)
        let atFault = try rescinded(.atFault, given)
        #expect(try undecided(atFault) == 700)
        let all = try atFault.and(
            cancelled(.planRescindedAtFault, 700), about: "grant/G", on: "2025-02-02")
        #expect(try undecided(all) == nil)
        try all.when(
            GrantReturnOrdered(
                principal: 700, dueOn: date("2025-03-31"), cause: .cancelledAtFault),
            about: "grant/G", on: "2025-02-03"
        ).thenPosts("Dr FUND:122 700", "Cr FUND:511 700")
    }
}
