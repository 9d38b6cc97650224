import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What a plan's grants may come to (C9, C10).
@Suite struct PlanRoomTests {
    /// A second grant of the plan, screened.
    private func second(_ given: Given, asking amount: Yen, on day: String) throws -> Given {
        try given.and(
            GrantApplied(
                plan: given.plan("P"), applicant: given.party("maker"),
                items: [CostItem(item: .survey, amount: amount)]), about: "grant/H", on: day
        ).and(
            GrantScreened(favourable: true, findings: text("proper")), about: "grant/H", on: day)
    }

    private func changed(_ given: Given, to ceiling: Yen, on day: String) throws -> Given {
        try given.and(
            AdjustmentPlanChangeSubmitted(fundsNeeded: ceiling, content: text("x")),
            about: "adjustmentPlan/P", on: day
        ).and(AdjustmentPlanChangeApproved(ceiling: ceiling), about: "adjustmentPlan/P", on: day)
    }

    @Test func `an allocation dated before a lower ceiling keeps to that ceiling (C10)`() throws {
        let given = try changed(Funded.screened(), to: 500, on: "2024-07-01")
        try given.when(GrantAllocated(amount: 501), about: "grant/G", on: "2024-06-03")
            .thenRefused(.exceedsPlanCeiling)
        try given.when(GrantAllocated(amount: 500), about: "grant/G", on: "2024-06-03")
            .then("grant.allocated")
    }

    @Test func `an allocation dated before a higher ceiling keeps to the one in force (C10)`()
        throws
    {
        let given = try second(
            changed(Funded.plan(), to: 3_000, on: "2024-07-01"), asking: 3_000, on: "2024-06-01")
        try given.when(GrantAllocated(amount: 1_001), about: "grant/H", on: "2024-06-03")
            .thenRefused(.exceedsPlanCeiling)
        try given.when(GrantAllocated(amount: 1_001), about: "grant/H", on: "2024-07-01")
            .then("grant.allocated")
    }

    @Test func `a plan that is known to be rescinded is not paid, whatever the date (C9)`() throws {
        let given = try Funded.advanced().and(
            AdjustmentPlanApprovalRescinded(cause: .noFault, reason: text("ended")),
            about: "adjustmentPlan/P", on: "2024-09-01")
        try given.when(
            GrantAdvancePaid(amount: 1, bank: given.party("bank")), about: "grant/G",
            on: "2024-08-01"
        ).thenRefused(.planNotApproved)
    }

    @Test func `money that has not come back takes up the plan's ceiling (C10)`() throws {
        let cancelled = try Funded.advanced().and(
            GrantCancelled(cause: .misuse, amount: 1_000, reason: text("x")), about: "grant/G",
            on: "2024-08-01")
        let asked = try second(cancelled, asking: 1_000, on: "2024-08-02")
        try asked.when(GrantAllocated(amount: 301), about: "grant/H", on: "2024-08-03")
            .thenRefused(.exceedsPlanCeiling)
        let returned = try asked.and(
            GrantReturnOrdered(principal: 700, dueOn: date("2024-09-01"), cause: .cancelledAtFault),
            about: "grant/G", on: "2024-08-03"
        ).and(
            GrantReturned(amount: 200, bank: asked.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2024-08-20")
        try returned.when(GrantAllocated(amount: 501), about: "grant/H", on: "2024-08-21")
            .thenRefused(.exceedsPlanCeiling)
        try returned.when(GrantAllocated(amount: 500), about: "grant/H", on: "2024-08-21")
            .then("grant.allocated")
    }

    @Test func `no more is allocated than was applied for`() throws {
        try second(Funded.plan(), asking: 600, on: "2024-06-01")
            .when(GrantAllocated(amount: 601), about: "grant/H", on: "2024-06-03")
            .thenRefused(.exceedsApplication)
    }

    @Test func `an allocated grant is declined before any payment, and its commitment released`()
        throws
    {
        let declined = GrantDeclined(reason: text("withdrawn"))
        let given = try Funded.screened()
            .and(GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
        let when = try given.when(declined, about: "grant/G", on: "2024-06-04")
        try when.thenPosts("Dr FUND:312 1000", "Cr FUND:311 1000")
        #expect(when.after.plans[try given.plan("P")]?.allocated == .zero)
        try Funded.advanced().when(declined, about: "grant/G", on: "2024-07-02")
            .thenRefused(.paidAlready)
    }

    @Test func `the Minister approves no more than the funds needed`() throws {
        let given = try Given()
        let submitted = try given.and(
            AdjustmentPlanRequested(
                goods: text("x"), foreignGovernment: given.party("state"), securityReason: text("x")
            ), about: "adjustmentPlan/P", on: "2024-05-01"
        ).and(
            AdjustmentPlanSubmitted(
                applicants: [given.party("maker")], fundsNeeded: 900, content: text("x"),
                timing: text("x")), about: "adjustmentPlan/P", on: "2024-05-02")
        try submitted.when(
            AdjustmentPlanApproved(ceiling: 901), about: "adjustmentPlan/P", on: "2024-05-03"
        ).thenRefused(.exceedsFundsNeeded)
        try submitted.and(
            AdjustmentPlanApproved(ceiling: 900), about: "adjustmentPlan/P", on: "2024-05-03"
        ).and(
            AdjustmentPlanChangeSubmitted(fundsNeeded: 950, content: text("x")),
            about: "adjustmentPlan/P", on: "2024-05-04"
        ).when(
            AdjustmentPlanChangeApproved(ceiling: 951), about: "adjustmentPlan/P", on: "2024-05-05"
        ).thenRefused(.exceedsFundsNeeded)
    }

    @Test func `an applicant is named once`() throws {
        let given = try Given()
        let maker = try given.party("maker")
        try given.and(
            AdjustmentPlanRequested(
                goods: text("x"), foreignGovernment: given.party("state"), securityReason: text("x")
            ), about: "adjustmentPlan/P", on: "2024-05-01"
        ).when(
            AdjustmentPlanSubmitted(
                applicants: [maker, maker], fundsNeeded: 1, content: text("x"), timing: text("x")),
            about: "adjustmentPlan/P", on: "2024-05-02"
        ).thenRefused(.applicantNamedTwice)
    }
}
