import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// The year's budget for grants is no ceiling: passing it raises a finding (Act 19).
@Suite struct GrantBudgetTests {
    /// A grant of 1,000 yen, in a year whose budget has `budget` for grants.
    private func allocated(budget: Yen?) throws -> Given {
        let given = try Funded.screened().and(
            GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
        guard let budget else { return given }
        return try given.and(
            AnnualPlanApproved(
                fiscalYear: year("FY2024"),
                budget: [
                    BudgetLine(line: .operatingCost, amount: 500),
                    BudgetLine(line: .grants, amount: budget),
                ]), about: "corporation/C", on: "2024-06-10")
    }

    private func pay(_ amount: Yen, _ given: Given) throws -> When {
        try given.when(
            GrantAdvancePaid(amount: amount, bank: given.party("bank")), about: "grant/G",
            on: "2024-07-02")
    }

    @Test func `a payment within the budget, or without one, is nothing to explain`() throws {
        try pay(700, allocated(budget: 700)).then("grant.advancePaid")
        try pay(700, allocated(budget: nil)).then("grant.advancePaid")
    }

    @Test func `the payment that passes the budget raises one finding`() throws {
        let given = try allocated(budget: 700)
        try pay(701, given).then("grant.advancePaid", "finding.raised")
        let passed = try given.and(
            GrantAdvancePaid(amount: 701, bank: given.party("bank")), about: "grant/G",
            on: "2024-07-01")
        try pay(1, passed).then("grant.advancePaid")
    }

    @Test func `a settlement counts as much as an advance`() throws {
        let given = try allocated(budget: 100)
            .and(
                GrantPerformanceReported(items: [CostItem(item: .designChange, amount: 101)]),
                about: "grant/G", on: "2024-10-01"
            )
            .and(
                GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
                about: "grant/G", on: "2024-10-02"
            )
            .and(
                GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-10-03")
        try given.when(
            GrantSettled(bank: given.party("bank"), amount: 0), about: "grant/G",
            on: "2024-10-04"
        ).then("grant.settled", "finding.raised")
    }
}
