import Accounting
import EventSourcing
import TestSupport
import Testing

@testable import DefenseFund
@testable import ReadModels

/// What a Designated Corporation owes by law, on which day, and until what is recorded.
@Suite struct CorporationObligationTests {
    private func day(_ text: String) throws -> LegalDate { try #require(LegalDate(text)) }

    private func year(_ text: String) throws -> FiscalYear { try #require(FiscalYear(text)) }

    /// `C` designated on 1 May 2024.
    private func designated() throws -> Given {
        let given = try Given()
        return try given.and(
            CorporationDesignated(party: given.party("body"), form: .foundation, criteriaMet: true),
            about: "corporation/C", on: "2024-05-01")
    }

    /// ... with rules and the plan of each of these years.
    private func operating(_ years: String...) throws -> Given {
        var given = try designated().and(
            BusinessRulesApproved(financeConsultedOn: day("2024-05-01"), summary: text("rules")),
            about: "corporation/C", on: "2024-05-02")
        for name in years {
            try given.perform(
                AnnualPlanApproved(
                    fiscalYear: year(name),
                    budget: [BudgetLine(line: .operatingCost, amount: 500)]),
                about: "corporation/C", on: "2024-05-03")
        }
        return given
    }

    /// Kind, due date, and whether it is overdue.
    private func owed(_ given: Given, _ date: String) throws -> [String] {
        try given.ledger.obligationsOfCorporation(on: day(date)).map {
            "\($0.kind) \($0.dueOn?.description ?? "-")"
                + ($0.isOverdue(on: try day(date)) ? " overdue" : "")
        }
    }

    @Test func `rules and a plan are owed from the designation on`() throws {
        let given = try designated()
        #expect(try owed(given, "2024-04-30") == [])
        #expect(
            try owed(given, "2024-05-01") == [
                "approveBusinessRules -", "approveAnnualPlan -", "approveAnnualPlan 2025-03-31",
            ])
        #expect(
            try owed(operating("FY2024"), "2024-05-03") == ["approveAnnualPlan 2025-03-31"])
        #expect(try owed(operating("FY2024", "FY2025"), "2024-05-03") == [])
    }

    @Test func `a plan not approved before its year is overdue in it`() throws {
        let given = try operating("FY2024", "FY2026")
        #expect(try owed(given, "2025-03-31") == ["approveAnnualPlan 2025-03-31"])
        #expect(
            try owed(given, "2025-04-01") == [
                "approveAnnualPlan 2025-03-31 overdue", "submitAnnualReport 2025-06-30",
            ])
    }

    @Test func `a report is owed by 30 June, until it is submitted`() throws {
        let given = try operating("FY2024", "FY2025", "FY2026")
        #expect(try owed(given, "2025-03-31") == [])
        #expect(try owed(given, "2025-06-30") == ["submitAnnualReport 2025-06-30"])
        #expect(try owed(given, "2025-07-01") == ["submitAnnualReport 2025-06-30 overdue"])
        let reported = try given.and(
            AnnualReportSubmitted(
                fiscalYear: year("FY2024"), settlement: [], summary: text("nothing yet")),
            about: "corporation/C", on: "2025-06-20")
        #expect(try owed(reported, "2025-06-19") == ["submitAnnualReport 2025-06-30"])
        #expect(try owed(reported, "2025-06-20") == [])
        // What is recorded afterwards about the year makes the report wrong.
        let late = try reported.and(
            SubsidyReceived(
                budgetYear: year("FY2024"), amount: 9, bank: given.party("bank")),
            about: "fund", on: "2024-06-01")
        #expect(try owed(late, "2025-06-20") == ["submitAnnualReportAnew -"])
    }

    @Test func `the date of the report follows its parameter`() throws {
        let given = try operating("FY2024", "FY2025", "FY2026")
        for (months, due) in [("1", "2025-04-30"), ("9", "2025-12-31"), ("12", "2026-03-31")] {
            let set = try given.and(
                ParameterSet(value: text(months), reason: text("x")),
                about: "parameter/annualReportMonths", on: "2025-03-31")
            #expect(try owed(set, "2025-04-01") == ["submitAnnualReport \(due)"])
        }
    }

    @Test func `a handover is owed from the rescission on`() throws {
        let given = try operating("FY2024", "FY2025")
        let rescinded = try given.and(
            SubsidyReceived(
                budgetYear: year("FY2024"), amount: 9, bank: given.party("bank")),
            about: "fund", on: "2024-06-01"
        ).and(
            CorporationDesignationRescinded(reason: text("x")), about: "corporation/C",
            on: "2024-08-01")
        #expect(try owed(rescinded, "2024-07-31") == [])
        let owing = rescinded.ledger.obligationsOfCorporation(on: try day("2024-08-01"))
        #expect(owing.map(\.kind) == ["handOverFund"])
        #expect(owing.map(\.role) == [.treasurer])
        #expect(owing.first?.amount == 9)
        let handed = try rescinded.and(
            FundHandedOver(
                successor: nil, assets: 0, liabilities: 0, committed: 0, payments: []),
            about: "corporation/C", on: "2024-08-05")
        #expect(try owed(handed, "2024-08-04") == ["handOverFund -"])
        #expect(try owed(handed, "2024-08-05") == [])
        // Nobody is designated at the year's end: who was last reports.
        #expect(try owed(handed, "2025-04-01") == ["submitAnnualReport 2025-06-30"])
    }

    @Test func `the successor reports on the year of the change`() throws {
        let given = try operating("FY2024", "FY2025")
        let changed = try given.and(
            CorporationDesignationRescinded(reason: text("x")), about: "corporation/C",
            on: "2024-08-01"
        ).and(
            CorporationDesignated(
                party: given.party("maker"), form: .foundation, criteriaMet: true),
            about: "corporation/D", on: "2024-08-02")
        let reports = changed.ledger.obligationsOfCorporation(on: try day("2025-04-01")).filter {
            $0.kind == "submitAnnualReport"
        }
        #expect(reports.map(\.thing) == [try changed.reference("corporation/D")])
    }
}
