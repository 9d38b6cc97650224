import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What may happen to a grant between its decision and its end.
@Suite struct GrantCourseTests {
    private func allocated() throws -> Given {
        try Funded.screened().and(
            GrantAllocated(amount: 600), about: "grant/G", on: "2024-06-03")
    }

    private func change(to amount: Yen, cost: Yen = 1_000) -> GrantChangeApproved {
        GrantChangeApproved(
            items: [CostItem(item: .testing, amount: cost)], amount: amount, reason: text("more"))
    }

    private let suspended = GrantSuspended(reason: text("books are missing"))
    private let resumed = GrantResumed(reason: text("books were found"))
    private let withdrawn = GrantWithdrawn(reason: text("no need any more"))
    private let closed = GrantClosed(note: nil)

    // MARK: - Withdrawal and refusal

    @Test func `a grant that is given up or declined releases what was committed`() throws {
        for act in [withdrawn, GrantDeclined(reason: text("no"))] as [any Act] {
            try allocated().when(act, about: "grant/G", on: "2024-06-10")
                .thenPosts("Dr FUND:312 600", "Cr FUND:311 600")
            let ended = try allocated().and(act, about: "grant/G", on: "2024-06-10")
            #expect(ended.ledger.plans[try ended.plan("P")]?.allocated == 0)
            try ended.when(withdrawn, about: "grant/G", on: "2024-06-11").thenRefused(.wrongStage)
        }
    }

    @Test func `an application is given up before anything is committed`() throws {
        let when = try Funded.screened().when(withdrawn, about: "grant/G", on: "2024-06-10")
        try when.then("grant.withdrawn")
        try when.thenPosts()
    }

    @Test func `nothing is given up or declined after a payment`() throws {
        let given = try Funded.advanced()
        try given.when(withdrawn, about: "grant/G", on: "2024-08-01").thenRefused(.paidAlready)
        try given.when(GrantDeclined(reason: text("x")), about: "grant/G", on: "2024-08-01")
            .thenRefused(.paidAlready)
    }

    // MARK: - Change

    @Test func `a change commits the difference or releases it`() throws {
        let given = try allocated()
        try given.when(change(to: 900), about: "grant/G", on: "2024-06-10")
            .thenPosts("Dr FUND:311 300", "Cr FUND:312 300")
        try given.when(change(to: 500), about: "grant/G", on: "2024-06-10")
            .thenPosts("Dr FUND:312 100", "Cr FUND:311 100")
        try given.when(change(to: 600), about: "grant/G", on: "2024-06-10").thenPosts()
    }

    @Test func `a change stays within the cost that it rests on`() throws {
        try allocated().when(change(to: 701, cost: 700), about: "grant/G", on: "2024-06-10")
            .thenRefused(.exceedsApplication)
        try allocated().when(
            GrantChangeApproved(items: [], amount: 1, reason: text("x")), about: "grant/G",
            on: "2024-06-10"
        ).thenRefused(.costItemsInvalid)
    }

    @Test func `a change stays within the plan's ceiling in force (C10)`() throws {
        let given = try allocated()
        try given.when(change(to: 1_000), about: "grant/G", on: "2024-06-10")
            .then("grant.changeApproved")
        try given.when(change(to: 1_001, cost: 2_000), about: "grant/G", on: "2024-06-10")
            .thenRefused(.exceedsPlanCeiling)
        let wider = try given.and(
            AdjustmentPlanChangeSubmitted(fundsNeeded: 3_000, content: text("more")),
            about: "adjustmentPlan/P", on: "2024-06-05"
        ).and(
            AdjustmentPlanChangeApproved(ceiling: 3_000), about: "adjustmentPlan/P",
            on: "2024-06-06")
        try wider.when(change(to: 1_001, cost: 2_000), about: "grant/G", on: "2024-06-10")
            .then("grant.changeApproved")
    }

    @Test func `a change stays within the uncommitted fund (C8)`() throws {
        let given = try allocated().and(
            TreasuryPaymentOrdered(
                amount: 9_300, dueOn: date("2024-12-31"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-04")
        try given.when(change(to: 700), about: "grant/G", on: "2024-06-10")
            .then("grant.changeApproved")
        try given.when(change(to: 701), about: "grant/G", on: "2024-06-10")
            .thenRefused(.exceedsUncommittedFund)
    }

    @Test func `a change leaves what was advanced (C11)`() throws {
        let given = try Funded.advanced()
        try given.when(change(to: 699), about: "grant/G", on: "2024-08-01")
            .thenRefused(.belowAdvances)
        try given.when(change(to: 700), about: "grant/G", on: "2024-08-01")
            .thenPosts("Dr FUND:312 300", "Cr FUND:311 300")
    }

    @Test func `a change waits until what must come back is ordered (C12)`() throws {
        let misused = try Funded.advanced().and(
            GrantCancelled(cause: .misuse, amount: 500, reason: text("misused")),
            about: "grant/G", on: "2024-08-01")
        try misused.when(change(to: 800), about: "grant/G", on: "2024-08-02")
            .thenRefused(.returnNotOrdered)
        let fixed = try misused.and(
            GrantReturnOrdered(
                principal: 200, dueOn: date("2024-09-01"), cause: .cancelledAtFault),
            about: "grant/G", on: "2024-08-02"
        ).and(change(to: 800), about: "grant/G", on: "2024-08-03")
        // Of the 800, the operator has 500: what comes back is not counted twice.
        try fixed.and(
            GrantPerformanceReported(items: [CostItem(item: .testing, amount: 800)]),
            about: "grant/G", on: "2024-10-01"
        ).and(
            GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
            about: "grant/G", on: "2024-10-02"
        ).when(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .thenPosts(
                "Dr FUND:511 800", "Dr FUND:312 800", "Cr FUND:121 500", "Cr FUND:211 300",
                "Cr FUND:311 800")
    }

    @Test func `nothing is changed under a plan that is not approved (C9)`() throws {
        try allocated().and(
            AdjustmentPlanApprovalRescinded(cause: .noFault, reason: text("ended")),
            about: "adjustmentPlan/P", on: "2024-06-05"
        ).when(change(to: 500), about: "grant/G", on: "2024-06-10").thenRefused(.planNotApproved)
    }

    @Test func `nothing is changed before the decision or after the fixing`() throws {
        try Funded.screened().when(change(to: 500), about: "grant/G", on: "2024-06-10")
            .thenRefused(.wrongStage)
        try Funded.inspected(cost: 700)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .when(change(to: 700), about: "grant/G", on: "2024-11-02").thenRefused(.wrongStage)
    }

    // MARK: - Suspension

    @Test func `a suspended grant is not paid until it is resumed`() throws {
        let advance = GrantAdvancePaid(amount: 1, bank: try Given().party("bank"))
        let stopped = try Funded.advanced().and(suspended, about: "grant/G", on: "2024-08-01")
        try stopped.when(advance, about: "grant/G", on: "2024-08-02").thenRefused(.grantSuspended)
        try stopped.when(suspended, about: "grant/G", on: "2024-08-02")
            .thenRefused(.grantSuspended)
        try stopped.and(resumed, about: "grant/G", on: "2024-08-02")
            .when(advance, about: "grant/G", on: "2024-08-02").then("grant.advancePaid")
    }

    @Test func `a suspended grant is not settled`() throws {
        let fixed = try Funded.inspected(cost: 800)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .and(suspended, about: "grant/G", on: "2024-11-02")
        try fixed.when(
            GrantSettled(bank: fixed.party("bank"), amount: 0), about: "grant/G", on: "2024-11-03"
        ).thenRefused(.grantSuspended)
    }

    @Test func `only a suspended grant is resumed, and only what can be paid is suspended`() throws
    {
        try Funded.advanced().when(resumed, about: "grant/G", on: "2024-08-02")
            .thenRefused(.grantNotSuspended)
        try Funded.screened().when(suspended, about: "grant/G", on: "2024-08-02")
            .thenRefused(.wrongStage)
    }

    // MARK: - The end of the plan

    @Test func `after a rescission nothing is advanced, and at fault nothing is settled (C13)`()
        throws
    {
        for (cause, isSettled) in [(RescissionCause.atFault, false), (.noFault, true)] {
            let given = try Funded.inspected(cost: 800).and(
                AdjustmentPlanApprovalRescinded(cause: cause, reason: text("ended")),
                about: "adjustmentPlan/P", on: "2024-10-10")
            try given.when(
                GrantAdvancePaid(amount: 1, bank: given.party("bank")), about: "grant/G",
                on: "2024-10-11"
            ).thenRefused(.planNotApproved)
            let when = try given.and(
                GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01"
            ).when(
                GrantSettled(bank: given.party("bank"), amount: 0), about: "grant/G",
                on: "2024-11-05")
            if isSettled {
                try when.thenPosts("Dr FUND:211 100", "Cr FUND:111 100")
            } else {
                when.thenRefused(.planNotApproved)
            }
        }
    }

    @Test func `a cancellation takes what is fixed and unpaid first (C15)`() throws {
        let fixed = try Funded.inspected(cost: 800)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
        func cancelled(_ amount: Yen) -> GrantCancelled {
            GrantCancelled(cause: .misuse, amount: amount, reason: text("misused"))
        }
        try fixed.when(cancelled(60), about: "grant/G", on: "2024-12-01")
            .thenPosts("Dr FUND:211 60", "Cr FUND:511 60")
        let rest = try fixed.and(cancelled(60), about: "grant/G", on: "2024-12-01")
        try rest.when(
            GrantSettled(bank: rest.party("bank"), amount: 0), about: "grant/G", on: "2024-12-02"
        ).thenPosts("Dr FUND:211 40", "Cr FUND:111 40")
        let whole = try fixed.and(cancelled(800), about: "grant/G", on: "2024-12-01")
        try whole.when(
            GrantReturnOrdered(principal: 700, dueOn: date("2025-01-31"), cause: .cancelledAtFault),
            about: "grant/G", on: "2024-12-02"
        ).thenPosts("Dr FUND:122 700", "Cr FUND:511 700")
        try whole.when(
            GrantReturnOrdered(principal: 701, dueOn: date("2025-01-31"), cause: .cancelledAtFault),
            about: "grant/G", on: "2024-12-02"
        ).thenRefused(.exceedsReturnable)
        // What is fixed is spent: without fault it stays.
        try fixed.when(
            GrantCancelled(cause: .changedCircumstances, amount: 1, reason: text("changed")),
            about: "grant/G", on: "2024-12-01"
        ).thenRefused(.spentCostProtected)
    }

    @Test(arguments: [PlanOutcome.bidLost, .notRealised])
    func `an unspent advance comes back through fixing, whatever became of the bid (C14)`(
        outcome: PlanOutcome
    ) throws {
        let given = try Funded.inspected(cost: 650).and(
            AdjustmentPlanOutcomeRecorded(outcome: outcome), about: "adjustmentPlan/P",
            on: "2024-10-10")
        let when = try given.when(
            GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
            on: "2024-11-01")
        try when.then("grant.amountFixed", "grant.returnOrdered")
        try when.thenPosts(
            "Dr FUND:511 650", "Dr FUND:312 1000", "Cr FUND:121 650", "Cr FUND:311 1000",
            "Dr FUND:122 50", "Cr FUND:121 50")
    }

    @Test func `an inspection is made after the fixing too, but no final one`() throws {
        let fixed = try Funded.inspected(cost: 700)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
        func inspection(isFinal: Bool) -> GrantInspected {
            GrantInspected(isFinal: isFinal, onSite: true, findings: text("x"))
        }
        try fixed.when(inspection(isFinal: false), about: "grant/G", on: "2024-12-01")
            .then("grant.inspected")
        try fixed.when(inspection(isFinal: true), about: "grant/G", on: "2024-12-01")
            .thenRefused(.wrongStage)
    }
}
