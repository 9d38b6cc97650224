import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// The yearly report and settlement (Act 19(3)), and orders of supervision (Act 24).
@Suite struct AnnualReportTests {
    private func report(
        _ figures: [(SettlementLine, Yen)], _ name: String = "FY2024", belowZero: Bool? = nil
    ) -> AnnualReportSubmitted {
        AnnualReportSubmitted(
            fiscalYear: year(name),
            settlement: figures.map {
                SettlementFigure(line: $0.0, amount: $0.1, belowZero: belowZero)
            }, summary: text("as planned"))
    }

    /// The fund of FY2024 with 10,000 of subsidy and 400 of operating cost.
    private func closed() throws -> Given {
        let given = try Funded.fund()
        return try given.and(
            OperatingCostPaid(amount: 400, purpose: text("x"), bank: given.party("bank")),
            about: "fund", on: "2024-05-01")
    }

    @Test func `a report agrees with the books, or tells by which line it does not`() throws {
        let given = try closed()
        try given.when(
            report([(.subsidies, 10_000), (.operatingCost, 400), (.grants, 0)]),
            about: "corporation/C", on: "2025-06-30"
        ).then("annualReport.submitted")
        for figures in [
            [(.subsidies, 10_000)], [], [(.subsidies, 10_000), (.operatingCost, 401)],
            [(.subsidies, 10_000), (.operatingCost, 400), (.yield, 1)],
        ] as [[(SettlementLine, Yen)]] {
            try given.when(report(figures), about: "corporation/C", on: "2025-06-30")
                .thenRefused(.settlementDiffers)
        }
        try given.when(
            report([(.subsidies, 10_000), (.subsidies, 10_000)]), about: "corporation/C",
            on: "2025-06-30"
        ).thenRefused(.settlementInvalid)
    }

    @Test func `a refusal holds the figure reported and the one in the books`() throws {
        let outcome = try closed().when(
            report([(.subsidies, 10_000), (.operatingCost, 401)]), about: "corporation/C",
            on: "2025-06-30"
        ).outcome
        guard case .failure(let rejection) = outcome else { return #expect(Bool(false)) }
        #expect(rejection.facts.contains(.text("reported", "401")))
        #expect(rejection.facts.contains(.text("in the ledger", "400")))
    }

    @Test func `a figure below zero is told as one`() throws {
        let given = try Funded.inspected(cost: 800).and(
            GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01"
        ).and(
            GrantSettled(bank: Funded.fund().party("bank"), amount: 0), about: "grant/G",
            on: "2024-11-02"
        ).and(
            GrantCancelled(cause: .misuse, amount: 800, reason: text("misused")), about: "grant/G",
            on: "2025-05-01"
        ).and(
            GrantReturnOrdered(principal: 800, dueOn: date("2025-06-01"), cause: .cancelledAtFault),
            about: "grant/G", on: "2025-05-02")
        #expect(given.ledger.settlement(of: year("FY2024"))[.grants] == 800)
        try given.when(
            report([(.grants, 800)], "FY2025"), about: "corporation/C", on: "2026-04-01"
        ).thenRefused(.settlementDiffers)
        try given.when(
            report([(.grants, 800)], "FY2025", belowZero: true), about: "corporation/C",
            on: "2026-04-01"
        ).then("annualReport.submitted")
    }

    @Test func `a year is reported on when it has ended, by who was designated in it`() throws {
        let given = try Funded.fund()
        let figures: [(SettlementLine, Yen)] = [(.subsidies, 10_000)]
        try given.when(report(figures), about: "corporation/C", on: "2025-03-31")
            .thenRefused(.yearNotEnded)
        try given.when(report([], "FY2023"), about: "corporation/C", on: "2024-05-01")
            .thenRefused(.noDesignatedCorporation)
        let rescinded = try given.and(
            CorporationDesignationRescinded(reason: text("x")), about: "corporation/C",
            on: "2025-04-01")
        try rescinded.when(report([], "FY2025"), about: "corporation/C", on: "2026-05-01")
            .thenRefused(.noDesignatedCorporation)
        try rescinded.when(report(figures), about: "corporation/C", on: "2025-05-01")
            .then("annualReport.submitted")
    }

    @Test func `a report is submitted anew only if it says something else`() throws {
        let given = try closed()
        let figures: [(SettlementLine, Yen)] = [(.subsidies, 10_000), (.operatingCost, 400)]
        let reported = try given.and(report(figures), about: "corporation/C", on: "2025-06-30")
        try reported.when(report(figures), about: "corporation/C", on: "2025-07-01")
            .thenRefused(.nothingChanges)
        let late = try reported.and(
            OperatingCostPaid(amount: 10, purpose: text("late"), bank: given.party("bank")),
            about: "fund", on: "2024-06-01")
        let anew = report([(.subsidies, 10_000), (.operatingCost, 410)])
        try late.when(anew, about: "corporation/C", on: "2025-07-01").then("annualReport.submitted")
        try late.when(anew, about: "corporation/C", on: "2025-06-29").thenRefused(.dateOutOfOrder)
    }

    @Test func `an order of supervision is about a Corporation that is designated`() throws {
        let given = try Funded.fund()
        let order = SupervisionOrdered(content: text("inspect on site"), reason: text("a leak"))
        try given.when(order, about: "corporation/C", on: "2024-06-01").then("supervision.ordered")
        try given.and(
            CorporationDesignationRescinded(reason: text("x")), about: "corporation/C",
            on: "2024-05-01"
        ).when(order, about: "corporation/C", on: "2024-06-01")
            .thenRefused(.noDesignatedCorporation)
    }
}
