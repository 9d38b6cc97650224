import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Stages of a ledger that many rules start from.
enum Funded {
    /// A Corporation with rules and plans for FY2024 and FY2025, and 10,000 yen of subsidy.
    ///
    /// - Parameter day: when the ledger was opened.
    static func fund(opened day: String = "2024-04-01") throws -> Given {
        let given = try Given(opened: day)
        return
            try given
            .and(
                CorporationDesignated(
                    party: given.party("body"), form: .foundation, criteriaMet: true),
                about: "corporation/C", on: "2024-04-01"
            )
            .and(
                BusinessRulesApproved(
                    financeConsultedOn: date("2024-04-01"), summary: text("rules")),
                about: "corporation/C", on: "2024-04-02"
            )
            .and(annualPlan("FY2024"), about: "corporation/C", on: "2024-04-03")
            .and(annualPlan("FY2025"), about: "corporation/C", on: "2024-04-03")
            .and(
                SubsidyReceived(
                    budgetYear: year("FY2024"), amount: 10_000, bank: given.party("bank")),
                about: "fund", on: "2024-04-10")
    }

    /// A plan with a ceiling of 1,000 yen.
    static func plan(opened day: String = "2024-04-01") throws -> Given {
        let given = try fund(opened: day)
        return
            try given
            .and(
                AdjustmentPlanRequested(
                    goods: text("radar"), foreignGovernment: given.party("state"),
                    securityReason: text("secrets")), about: "adjustmentPlan/P", on: "2024-05-01"
            )
            .and(
                AdjustmentPlanSubmitted(
                    applicants: [given.party("maker")], fundsNeeded: 1_000, content: text("design"),
                    timing: text("soon")), about: "adjustmentPlan/P", on: "2024-05-02"
            )
            .and(
                AdjustmentPlanApproved(ceiling: 1_000), about: "adjustmentPlan/P", on: "2024-05-03")
    }

    /// A grant that has been screened.
    static func screened(opened day: String = "2024-04-01") throws -> Given {
        let given = try plan(opened: day)
        return
            try given
            .and(
                GrantApplied(
                    plan: given.plan("P"), applicant: given.party("maker"),
                    items: [CostItem(item: .designChange, amount: 1_000)]), about: "grant/G",
                on: "2024-06-01"
            )
            .and(
                GrantScreened(favourable: true, findings: text("proper")), about: "grant/G",
                on: "2024-06-02")
    }

    /// A grant of 1,000 yen with an advance of 700.
    static func advanced() throws -> Given {
        let given = try screened()
        return
            try given
            .and(GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
            .and(
                GrantAdvancePaid(amount: 700, bank: given.party("bank")), about: "grant/G",
                on: "2024-07-01")
    }

    /// The grant reported at this cost and finally inspected.
    static func inspected(cost: Yen) throws -> Given {
        try advanced()
            .and(
                GrantPerformanceReported(items: [CostItem(item: .designChange, amount: cost)]),
                about: "grant/G", on: "2024-10-01"
            )
            .and(
                GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
                about: "grant/G", on: "2024-10-02")
    }

    /// The grant H under a plan Q of its own, allocated in June 2024 and paid in full.
    ///
    /// - Parameter day: when it was paid.
    static func paidInFull(_ amount: Yen, on day: String) throws -> Given {
        var given = try fund()
        let (bank, maker) = (try given.party("bank"), try given.party("maker"))
        func perform(_ act: any Act, _ subject: String, _ day: String) throws {
            try given.perform(act, about: subject, on: day)
        }
        try perform(
            SubsidyReceived(budgetYear: year("FY2024"), amount: 3_000_000, bank: bank), "fund",
            "2024-05-01")
        try perform(
            AdjustmentPlanRequested(
                goods: text("radar"), foreignGovernment: given.party("state"),
                securityReason: text("secrets")), "adjustmentPlan/Q", "2024-05-01")
        try perform(
            AdjustmentPlanSubmitted(
                applicants: [maker], fundsNeeded: amount, content: text("x"), timing: text("x")),
            "adjustmentPlan/Q", "2024-05-02")
        try perform(AdjustmentPlanApproved(ceiling: amount), "adjustmentPlan/Q", "2024-05-03")
        try perform(
            GrantApplied(
                plan: given.plan("Q"), applicant: maker,
                items: [CostItem(item: .testing, amount: amount)]), "grant/H", "2024-06-01")
        try perform(
            GrantScreened(favourable: true, findings: text("x")), "grant/H", "2024-06-01")
        try perform(GrantAllocated(amount: amount), "grant/H", "2024-06-01")
        try perform(GrantAdvancePaid(amount: amount, bank: bank), "grant/H", day)
        return given
    }

    static func annualPlan(_ name: String, _ operatingCost: Yen = 500) -> AnnualPlanApproved {
        AnnualPlanApproved(
            fiscalYear: year(name),
            budget: [BudgetLine(line: .operatingCost, amount: operatingCost)])
    }
}

func date(_ text: String) -> LegalDate {
    guard let date = LegalDate(text) else { preconditionFailure(text) }
    return date
}

func year(_ text: String) -> FiscalYear {
    guard let year = FiscalYear(text) else { preconditionFailure(text) }
    return year
}
