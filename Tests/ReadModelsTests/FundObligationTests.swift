import Accounting
import EventSourcing
import TestSupport
import Testing

@testable import DefenseFund
@testable import ReadModels

/// What is owed about the fund: payments to the State, matured investments, its end.
@Suite struct FundObligationTests {
    private func day(_ text: String) throws -> LegalDate { try #require(LegalDate(text)) }

    private func year(_ text: String) throws -> FiscalYear { try #require(FiscalYear(text)) }

    private func fund() throws -> Given {
        let given = try Given()
        return try given.and(
            CorporationDesignated(party: given.party("body"), form: .foundation, criteriaMet: true),
            about: "corporation/C", on: "2024-04-01"
        ).and(
            BusinessRulesApproved(financeConsultedOn: day("2024-04-01"), summary: text("rules")),
            about: "corporation/C", on: "2024-04-02"
        ).and(
            SubsidyReceived(
                budgetYear: year("FY2024"), amount: 1_000, bank: given.party("bank")),
            about: "fund", on: "2024-04-10")
    }

    private func owed(_ given: Given, _ date: String) throws -> [String] {
        try given.ledger.obligationsOfFund(on: day(date)).map {
            "\($0.kind) \($0.amount.map { "\($0)" } ?? "-") \($0.dueOn?.description ?? "-")"
                + ($0.isOverdue(on: try day(date)) ? " overdue" : "")
        }
    }

    @Test func `a Treasury payment is owed from the order to the payment`() throws {
        let given = try fund().and(
            TreasuryPaymentOrdered(
                amount: 300, dueOn: day("2024-07-01"), financeConsultedOn: day("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-01")
        #expect(try owed(given, "2024-05-31") == [])
        #expect(try owed(given, "2024-07-01") == ["makeTreasuryPayment 300 2024-07-01"])
        #expect(try owed(given, "2024-07-02") == ["makeTreasuryPayment 300 2024-07-01 overdue"])
        let paid = try given.and(
            TreasuryPaymentMade(amount: 300, bank: given.party("bank")),
            about: "treasuryPayment/T", on: "2024-07-02")
        #expect(try owed(paid, "2024-07-01") == ["makeTreasuryPayment 300 2024-07-01"])
        #expect(try owed(paid, "2024-07-02") == [])
    }

    @Test func `a State return is owed from the order to the payment`() throws {
        let fund = try fund()
        let given = try fund.and(
            StateReturnOrdered(
                debtor: Reference(fund.reference("corporation/C")), budgetYear: year("FY2024"),
                amount: 300, dueOn: day("2024-07-01"), cause: .breach, reason: text("x"),
                layer: .stateCorporation, creditor: .state),
            about: "stateReturn/S", on: "2024-06-01")
        #expect(try owed(given, "2024-05-31") == [])
        #expect(try owed(given, "2024-07-02") == ["makeStateReturn 300 2024-07-01 overdue"])
        let paid = try given.and(
            StateReturnMade(amount: 300, bank: given.party("bank")), about: "stateReturn/S",
            on: "2024-07-02")
        #expect(try owed(paid, "2024-07-02") == [])
    }

    @Test func `an investment is to be redeemed when it matures`() throws {
        let fund = try fund()
        let bank = try fund.party("bank")
        let given = try fund.and(
            InvestmentMade(
                instrument: .deposit, description: text("x"), institution: bank, nominal: 200,
                cost: 200, maturesOn: day("2024-10-01"), principalGuaranteed: false, bank: bank),
            about: "investment/I", on: "2024-05-01")
        #expect(try owed(given, "2024-09-30") == [])
        #expect(try owed(given, "2024-10-01") == ["redeemInvestment 200 2024-10-01"])
        let part = try given.and(
            InvestmentRedeemed(cost: 50, proceeds: 50, bank: bank), about: "investment/I",
            on: "2024-10-01")
        #expect(try owed(part, "2024-10-02") == ["redeemInvestment 150 2024-10-01 overdue"])
        let all = try part.and(
            InvestmentRedeemed(cost: 150, proceeds: 150, bank: bank), about: "investment/I",
            on: "2024-10-02")
        #expect(try owed(all, "2024-10-02") == [])
    }

    @Test func `a fund without a closing date has no end that is owed`() throws {
        let given = try fund()
        #expect(try owed(given, "2040-01-01") == [])
        func set(_ value: String, _ date: String, after given: Given) throws -> Given {
            try given.and(
                ParameterSet(value: text(value), reason: text("x")),
                about: "parameter/fundClosingOn", on: date)
        }
        let closing = try set("2034-03-31", "2024-05-01", after: given)
        #expect(try owed(closing, "2024-04-30") == [])
        #expect(try owed(closing, "2034-03-31") == ["closeFund 1000 2034-03-31"])
        #expect(try owed(closing, "2034-04-01") == ["closeFund 1000 2034-03-31 overdue"])
        #expect(try owed(set("none", "2030-01-01", after: closing), "2030-01-01") == [])
        let emptied = try closing.and(
            TreasuryPaymentOrdered(
                amount: 1_000, dueOn: day("2034-03-31"), financeConsultedOn: day("2024-05-01")),
            about: "treasuryPayment/T", on: "2034-03-01"
        ).and(
            TreasuryPaymentMade(amount: 1_000, bank: given.party("bank")),
            about: "treasuryPayment/T", on: "2034-03-31")
        #expect(try owed(emptied, "2034-04-01") == [])
    }
}
