import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Acts about one thing are dated in order (House rule 6).
@Suite struct DateOrderTests {
    private let payment = { (given: Given) throws in
        GrantAdvancePaid(amount: 1, bank: try given.party("bank"))
    }

    @Test func `no act is dated before the one it rests on`() throws {
        let given = try Funded.screened()
        try given.when(GrantAllocated(amount: 1), about: "grant/G", on: "2024-06-01")
            .thenRefused(.dateOutOfOrder)
        try given.when(
            AdjustmentPlanOutcomeRecorded(outcome: .bidLost), about: "adjustmentPlan/P",
            on: "2024-05-02"
        ).thenRefused(.dateOutOfOrder)
        let requested = try Funded.fund().and(
            AdjustmentPlanRequested(
                goods: text("x"), foreignGovernment: given.party("state"), securityReason: text("x")
            ), about: "adjustmentPlan/Q", on: "2024-05-01")
        try requested.when(
            AdjustmentPlanSubmitted(
                applicants: [given.party("maker")], fundsNeeded: 1, content: text("x"),
                timing: text("x")), about: "adjustmentPlan/Q", on: "2024-04-30"
        ).thenRefused(.dateOutOfOrder)
    }

    @Test func `a payment is not dated before the allocation, nor before the last payment`() throws
    {
        let given = try Funded.advanced()
        try given.when(payment(given), about: "grant/G", on: "2024-06-30")
            .thenRefused(.dateOutOfOrder)
        try given.when(payment(given), about: "grant/G", on: "2024-07-01").then("grant.advancePaid")
    }

    @Test func `an earlier date is recorded late where no later act on the thing stands`() throws {
        let given = try Funded.advanced().and(
            SubsidyReceived(
                budgetYear: year("FY2025"), amount: 5, bank: Funded.fund().party("bank")),
            about: "fund", on: "2025-04-01")
        try given.when(payment(given), about: "grant/G", on: "2024-07-02").then("grant.advancePaid")
    }

    @Test func `nothing is told of a Corporation before its designation`() throws {
        try Funded.fund().when(
            Funded.annualPlan("FY2026"), about: "corporation/C", on: "2024-03-31"
        ).thenRefused(.dateOutOfOrder)
    }

    @Test func `the plans of two years are approved in any order, and those of one in order`()
        throws
    {
        let given = try Funded.fund()
            .and(Funded.annualPlan("FY2026"), about: "corporation/C", on: "2024-06-01")
        try given.when(Funded.annualPlan("FY2027"), about: "corporation/C", on: "2024-05-01")
            .then("annualPlan.approved")
        try given.when(Funded.annualPlan("FY2026"), about: "corporation/C", on: "2024-05-01")
            .thenRefused(.dateOutOfOrder)
        // They hold back no other act about the Corporation either.
        try given.when(
            BusinessRulesApproved(financeConsultedOn: date("2024-05-01"), summary: text("x")),
            about: "corporation/C", on: "2024-05-01"
        ).then("businessRules.approved")
    }

    @Test func `a parameter is set for an earlier day than one that is set already`() throws {
        let set = ParameterSet(value: text("5.00%"), reason: text("x"))
        try Given().and(set, about: "parameter/addOnRate", on: "2025-01-01")
            .when(set, about: "parameter/addOnRate", on: "2023-04-01").then("parameter.set")
    }

    @Test func `money that reached the fund earlier is recorded late`() throws {
        let given = try Funded.fund()
        let later = SubsidyReceived(
            budgetYear: year("FY2024"), amount: 5, bank: try given.party("bank"))
        try given.and(later, about: "fund", on: "2024-06-01")
            .when(later, about: "fund", on: "2024-04-05").then("subsidy.received")
    }

    @Test func `a charge that was assessed holds back no return that came in before it`() throws {
        let given = try Funded.inspected(cost: 650).and(
            GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
            on: "2024-11-01"
        ).and(
            GrantChargeAssessed(kind: .late, lines: [], assessedBefore: 0, amount: 0),
            about: "grant/G", on: "2026-12-31")
        try given.when(
            GrantReturned(amount: 50, bank: given.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2025-01-10"
        ).then("grant.returned")
    }

    @Test func `a person held a role before this ledger knew the person`() throws {
        let given = try Given()
            .and(ActorRegistered(name: text("second")), about: "actor/second", on: "2024-05-01")
            .and(RoleGranted(role: .clerk), about: "actor/second", on: "2024-06-01")
        try given.when(RoleGranted(role: .auditor), about: "actor/second", on: "2023-11-01")
            .then("role.granted")
    }

    @Test func `what happened before the ledger was opened is recorded in it`() throws {
        let given = try Given()
        try given.when(
            CorporationDesignated(party: given.party("body"), form: .foundation, criteriaMet: true),
            about: "corporation/C", on: "2023-11-01"
        ).then("corporation.designated")
    }

    @Test func `what later acts rest on, and who may act, is not dated ahead`() throws {
        let given = try Funded.advanced()
        let report = GrantPerformanceReported(items: [CostItem(item: .survey, amount: 5)])
        try given.when(report, about: "grant/G", on: "2062-05-01", recorded: "2024-07-02")
            .thenRefused(.dateAhead)
        try given.when(
            ActorSuspended(reason: text("left")), about: "actor/everyone", on: "2024-07-03",
            recorded: "2024-07-02"
        ).thenRefused(.dateAhead)
        // A rate may be decided for a day to come.
        try given.when(
            ParameterSet(value: text("7.30%"), reason: text("agreed")),
            about: "parameter/addOnRate", on: "2062-05-01", recorded: "2024-07-02"
        ).then("parameter.set")
    }

    @Test func `no money is recorded to have moved on a day that has not come in Tokyo`() throws {
        let given = try Funded.advanced()
        try given.when(payment(given), about: "grant/G", on: "2024-07-02", recorded: "2024-07-01")
            .thenRefused(.dateAhead)
        try given.when(payment(given), about: "grant/G", on: "2024-07-01", recorded: "2024-07-01")
            .then("grant.advancePaid")
        // What moves no money may be recorded before it takes effect.
        try given.when(
            ParameterSet(value: text("5.00%"), reason: text("x")), about: "parameter/addOnRate",
            on: "2025-01-01", recorded: "2024-07-01"
        ).then("parameter.set")
    }
}
