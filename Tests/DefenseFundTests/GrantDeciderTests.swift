import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct GrantDeciderTests {
    @Test func `an allocation commits part of the fund`() throws {
        try Funded.screened()
            .when(GrantAllocated(amount: 600), about: "grant/G", on: "2024-06-03")
            .thenPosts("Dr FUND:311 600", "Cr FUND:312 600")
    }

    @Test func `allocations never exceed the ceiling of the plan (C10)`() throws {
        let given = try Funded.plan()
        try given.and(
            GrantApplied(
                plan: given.plan("P"), applicant: given.party("maker"),
                items: [CostItem(item: .survey, amount: 1_001)]), about: "grant/H",
            on: "2024-06-01"
        ).and(
            GrantScreened(favourable: true, findings: text("proper")), about: "grant/H",
            on: "2024-06-02"
        ).when(GrantAllocated(amount: 1_001), about: "grant/H", on: "2024-06-03")
            .thenRefused(.exceedsPlanCeiling)
    }

    @Test func `allocations never exceed the uncommitted fund (C8)`() throws {
        let given = try Funded.screened().and(
            TreasuryPaymentOrdered(
                amount: 9_500, dueOn: date("2024-12-31"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-02")
        try given.when(GrantAllocated(amount: 501), about: "grant/G", on: "2024-06-03")
            .thenRefused(.exceedsUncommittedFund)
    }

    @Test func `nothing is allocated for a plan that is not approved on the date (C9)`() throws {
        let given = try Funded.screened().and(
            AdjustmentPlanApprovalRescinded(cause: .noFault, reason: text("ended")),
            about: "adjustmentPlan/P", on: "2024-06-03")
        try given.when(GrantAllocated(amount: 1), about: "grant/G", on: "2024-06-03")
            .thenRefused(.planNotApproved)
    }

    @Test func `nothing is paid in a year whose plan is not approved (C3)`() throws {
        let given = try Funded.advanced()
        try given.when(
            GrantAdvancePaid(amount: 1, bank: given.party("bank")), about: "grant/G",
            on: "2026-04-01"
        ).thenRefused(.annualPlanMissing)
    }

    @Test func `only an applicant of the plan may apply (C9)`() throws {
        let given = try Funded.plan()
        try given.when(
            GrantApplied(
                plan: given.plan("P"), applicant: given.party("other-maker"),
                items: [CostItem(item: .survey, amount: 1)]), about: "grant/G", on: "2024-06-01"
        ).thenRefused(.applicantNotOfPlan)
    }

    @Test func `the Corporation gives no grant to itself`() throws {
        let given = try Given()
        let itself = try given.and(
            CorporationDesignated(
                party: given.party("maker"), form: .foundation, criteriaMet: true),
            about: "corporation/C", on: "2024-04-01"
        ).and(
            AdjustmentPlanRequested(
                goods: text("radar"), foreignGovernment: given.party("state"),
                securityReason: text("secrets")), about: "adjustmentPlan/P", on: "2024-05-01"
        ).and(
            AdjustmentPlanSubmitted(
                applicants: [given.party("maker")], fundsNeeded: 1_000, content: text("design"),
                timing: text("soon")), about: "adjustmentPlan/P", on: "2024-05-02"
        ).and(AdjustmentPlanApproved(ceiling: 1_000), about: "adjustmentPlan/P", on: "2024-05-03")
        try itself.when(
            GrantApplied(
                plan: itself.plan("P"), applicant: itself.party("maker"),
                items: [CostItem(item: .designChange, amount: 1_000)]), about: "grant/G",
            on: "2024-06-01"
        ).thenRefused(.applicantIsCorporation)
    }

    @Test func `advances never exceed the allocation (C11)`() throws {
        let given = try Funded.advanced()
        try given.when(
            GrantAdvancePaid(amount: 301, bank: given.party("bank")), about: "grant/G",
            on: "2024-08-01"
        ).thenRefused(.exceedsAllocation)
        try given.when(
            GrantAdvancePaid(amount: 300, bank: given.party("bank")), about: "grant/G",
            on: "2024-08-01"
        ).thenPosts("Dr FUND:121 300", "Cr FUND:111 300")
    }

    @Test func `an advance goes from a deposit at a bank and nowhere else`() throws {
        let given = try Funded.advanced()
        try given.when(
            GrantAdvancePaid(amount: 1, bank: given.party("maker")), about: "grant/G",
            on: "2024-08-01"
        ).thenRefused(.partyOfWrongKind)
    }

    @Test func `fixing below the advances orders the excess back (C12)`() throws {
        let when = try Funded.inspected(cost: 650)
            .when(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
                on: "2024-11-01")
        try when.then("grant.amountFixed", "grant.returnOrdered")
        try when.thenPosts(
            "Dr FUND:511 650", "Dr FUND:312 1000", "Cr FUND:121 650", "Cr FUND:311 1000",
            "Dr FUND:122 50", "Cr FUND:121 50")
    }

    @Test func `fixing below the advances needs a date for the return (C12)`() throws {
        try Funded.inspected(cost: 650)
            .when(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .thenRefused(.returnDateMissing)
    }

    @Test func `the fixed amount is the smaller of allocation and cost (C11)`() throws {
        let given = try Funded.inspected(cost: 5_000)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
        try given.when(
            GrantSettled(bank: given.party("bank"), amount: 0), about: "grant/G", on: "2024-11-05"
        ).thenPosts("Dr FUND:211 300", "Cr FUND:111 300")
    }

    @Test func `the amount is fixed only after a final inspection (C11)`() throws {
        try Funded.advanced()
            .and(
                GrantPerformanceReported(items: [CostItem(item: .survey, amount: 1)]),
                about: "grant/G", on: "2024-10-01"
            )
            .when(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .thenRefused(.inspectionMissing)
    }

    @Test func `a cancellation without fault leaves spent cost with the operator (C14)`() throws {
        try Funded.inspected(cost: 650)
            .when(
                GrantCancelled(
                    cause: .changedCircumstances, amount: 351, reason: text("changed")),
                about: "grant/G", on: "2024-11-01"
            ).thenRefused(.spentCostProtected)
    }

    @Test func `a cancellation for a rescinded plan needs the rescission (C13)`() throws {
        try Funded.advanced()
            .when(
                GrantCancelled(cause: .planRescindedAtFault, amount: 1, reason: text("x")),
                about: "grant/G", on: "2024-11-01"
            ).thenRefused(.causeNotGiven)
    }

    @Test func `a lost bid by itself makes nobody owe anything (C14)`() throws {
        try Funded.advanced()
            .and(
                AdjustmentPlanOutcomeRecorded(outcome: .bidLost), about: "adjustmentPlan/P",
                on: "2024-10-01"
            )
            .when(
                GrantReturnOrdered(
                    principal: 1, dueOn: date("2025-01-01"), cause: .cancelledNoFault),
                about: "grant/G", on: "2024-11-01"
            ).thenRefused(.lostBidProtected)
    }

    @Test func `a grant is cancelled also after it was fixed, and its money comes back (C15)`()
        throws
    {
        let given = try Funded.inspected(cost: 700)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .and(
                GrantCancelled(cause: .misuse, amount: 700, reason: text("misused")),
                about: "grant/G", on: "2025-01-10")
        try given.when(
            GrantReturnOrdered(principal: 700, dueOn: date("2025-02-10"), cause: .cancelledAtFault),
            about: "grant/G", on: "2025-01-10"
        ).thenPosts("Dr FUND:122 700", "Cr FUND:511 700")
        try given.when(
            GrantReturnOrdered(principal: 701, dueOn: date("2025-02-10"), cause: .cancelledAtFault),
            about: "grant/G", on: "2025-01-10"
        ).thenRefused(.exceedsReturnable)
    }

    @Test func `a return goes to the principal first (C16)`() throws {
        let given = try Funded.inspected(cost: 650)
            .and(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
                on: "2024-11-01")
        try given.when(
            GrantReturned(amount: 51, bank: given.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2024-11-20"
        ).thenRefused(.moreThanOwed)
        try given.when(
            GrantReturned(amount: 50, bank: given.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2024-11-20"
        ).thenPosts("Dr FUND:111 50", "Cr FUND:122 50")
    }

    @Test func `an excess bears no add-on charge (C16)`() throws {
        try Funded.inspected(cost: 650)
            .and(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
                on: "2024-11-01"
            )
            .when(
                GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0),
                about: "grant/G", on: "2025-03-01"
            ).thenRefused(.nothingToCharge)
    }

    @Test func `a charge over more days than an event can hold is refused (C16)`() throws {
        try Funded.inspected(cost: 650)
            .and(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
                on: "2024-11-01"
            )
            .when(
                GrantChargeAssessed(kind: .late, lines: [], assessedBefore: 0, amount: 0),
                about: "grant/G", on: "2400-01-01"
            ).thenRefused(.tooManyDays)
    }

    @Test func `nothing is allocated or paid in a year without a plan (C3)`() throws {
        try Funded.screened().when(
            GrantAllocated(amount: 1), about: "grant/G", on: "2026-04-01"
        ).thenRefused(.annualPlanMissing)
        let fixed = try Funded.inspected(cost: 900).and(
            GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-10-03")
        try fixed.when(
            GrantSettled(bank: fixed.party("bank"), amount: 0), about: "grant/G", on: "2026-04-01"
        ).thenRefused(.annualPlanMissing)
    }

    @Test func `who screened a grant does not fix it, who allocated it does not settle it`() throws
    {
        let inspected = try Funded.inspected(cost: 900)
        let fixing = GrantAmountFixed(returnDueOn: nil, fixed: 0)
        try inspected.when(
            proposal(fixing, on: "2024-10-03"), about: "proposal/P", on: "2024-10-03",
            by: "screener"
        ).thenRefused(.dutiesNotSeparated)
        let fixed = try inspected.and(fixing, about: "grant/G", on: "2024-10-03")
        let settlement = GrantSettled(bank: try fixed.party("bank"), amount: 0)
        try fixed.when(
            proposal(settlement, on: "2024-10-04"), about: "proposal/P", on: "2024-10-04",
            by: "everyone"
        ).thenRefused(.dutiesNotSeparated)
    }

    @Test func `who inspected a grant finally does not fix its amount`()
        throws
    {
        let final = GrantInspected(isFinal: true, onSite: false, findings: text("agrees"))
        let fixing = GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0)
        let reported = try Funded.advanced().and(
            GrantPerformanceReported(items: [CostItem(item: .designChange, amount: 800)]),
            about: "grant/G", on: "2024-10-01")
        let inspected = try reported.and(
            final, about: "grant/G", on: "2024-10-02", by: "everyone")
        try inspected.when(
            proposal(fixing, on: "2024-10-03"), about: "proposal/P", on: "2024-10-03",
            by: "everyone"
        ).thenRefused(.dutiesNotSeparated)
    }

    @Test func `what was paid after a rescission that is recorded late is a finding (C9)`() throws {
        let given = try Funded.advanced()
        let rescission = AdjustmentPlanApprovalRescinded(
            cause: .atFault, reason: text("false statements"))
        try given.when(
            rescission, about: "adjustmentPlan/P", on: "2024-07-01", recorded: "2024-09-01"
        ).then("adjustmentPlan.approvalRescinded", "finding.raised")
        try given.when(rescission, about: "adjustmentPlan/P", on: "2024-07-02")
            .then("adjustmentPlan.approvalRescinded")
    }

    private func proposal(_ act: any Act, on day: String) throws -> ActProposed {
        let subject = try #require(StreamName(parsing: "grant/G"))
        return ActProposed(try #require(ProposedCommand(act, about: subject, on: date(day))))
    }
}
