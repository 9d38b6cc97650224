import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct PlanAndFacilityTests {
    @Test func `no plan without the Minister's request (C9)`() throws {
        let given = try Funded.fund()
        try given.when(
            AdjustmentPlanSubmitted(
                applicants: [given.party("maker")], fundsNeeded: 1, content: text("x"),
                timing: text("x")), about: "adjustmentPlan/P", on: "2024-05-01"
        ).thenRefused(.subjectUnknown)
    }

    @Test func `a new ceiling is never below what is allocated (C10)`() throws {
        let given = try Funded.advanced().and(
            AdjustmentPlanChangeSubmitted(fundsNeeded: 15_100, content: text("less")),
            about: "adjustmentPlan/P", on: "2024-08-01")
        try given.when(
            AdjustmentPlanChangeApproved(ceiling: 999), about: "adjustmentPlan/P", on: "2024-08-02"
        ).thenRefused(.ceilingBelowAllocated)
        try given.when(
            AdjustmentPlanChangeApproved(ceiling: 15_100), about: "adjustmentPlan/P",
            on: "2024-08-02"
        ).then("adjustmentPlan.changeApproved")
    }

    @Test func `a plan is approved only after it was submitted, and its outcome is told once`()
        throws
    {
        let given = try Funded.plan()
        try given.when(
            AdjustmentPlanApproved(ceiling: 5), about: "adjustmentPlan/P", on: "2024-08-02"
        ).thenRefused(.wrongStage)
        try given.and(
            AdjustmentPlanOutcomeRecorded(outcome: .bidLost), about: "adjustmentPlan/P",
            on: "2024-09-01"
        ).when(
            AdjustmentPlanOutcomeRecorded(outcome: .transferRealised), about: "adjustmentPlan/P",
            on: "2024-09-02"
        ).thenRefused(.outcomeRecordedAlready)
    }

    private func justified() throws -> Given {
        let given = try Given()
        return try given.and(
            FacilityAcquisitionJustified(
                cause: .destroyed, finding: text("x"), manager: given.party("maker")),
            about: "facility/F", on: "2024-05-01")
    }

    private func acquired() throws -> Given {
        let given = try justified()
        return try given.and(
            FacilityAcquired(
                kind: .plant, previousOwner: given.party("other-maker"), cost: 1_000),
            about: "facility/F", on: "2024-06-01")
    }

    private func cession(_ given: Given, _ share: String, _ price: Yen) throws -> FacilityCeded {
        FacilityCeded(
            newOwner: try given.party("maker"), share: try #require(Share(share)), price: price,
            managerHeardOn: date("2024-06-01"), finding: text("x"), bookValue: 0)
    }

    @Test func `no acquisition without a justification that names a manager (C20)`() throws {
        let given = try Given()
        try given.when(
            FacilityAcquired(kind: .plant, previousOwner: given.party("maker"), cost: 1),
            about: "facility/F", on: "2024-06-01"
        ).thenRefused(.subjectUnknown)
        try given.when(
            FacilityAcquisitionJustified(
                cause: .destroyed, finding: text("x"), manager: given.party("bank")),
            about: "facility/F", on: "2024-05-01"
        ).thenRefused(.partyOfWrongKind)
    }

    @Test func `only what the State owns is entrusted`() throws {
        let given = try acquired()
        let entrusted = FacilityEntrusted(manager: try given.party("maker"), reason: nil)
        try justified().when(entrusted, about: "facility/F", on: "2024-05-31")
            .thenRefused(.notStateOwned)
        try given.when(entrusted, about: "facility/F", on: "2024-06-01").then("facility.entrusted")
    }

    @Test func `shares are ceded to the last part, and the last takes what is left`() throws {
        let given = try acquired()
        let first = try given.and(cession(given, "1/3", 400), about: "facility/F", on: "2024-07-01")
        try first.when(cession(given, "2/3", 600), about: "facility/F", on: "2024-08-01")
            .thenPosts("Dr PROPERTY:331 600", "Dr PROPERTY:542 67", "Cr PROPERTY:141 667")
        try first.when(cession(given, "3/4", 600), about: "facility/F", on: "2024-08-01")
            .thenRefused(.shareTooLarge)
        try first.when(cession(given, "1/3", 1), about: "facility/F", on: "2024-06-30")
            .thenRefused(.dateOutOfOrder)
        for (_, facility) in first.ledger.facilities {
            for period in facility.ownership {
                let sum = period.shares.values.reduce(Share.none) { $0.adding($1) ?? .none }
                #expect(sum == .whole)
            }
        }
    }

    @Test func `shares are exact and stand in lowest terms`() {
        #expect(Share(2, of: 4)?.description == "1/2")
        #expect(Share("2/4") == nil)
        #expect(Share("4/3") == nil)
        #expect(Share("1/0") == nil)
        #expect(Share("1/18446744073709551615") == nil)
        #expect(Share("1/3")?.adding(Share("2/3") ?? .none) == .whole)
    }
}
