import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// The end of a designation and what becomes of the fund (Act 25).
@Suite struct HandoverTests {
    private func handover(to successor: Reference<Corporation>?) -> FundHandedOver {
        FundHandedOver(
            successor: successor, assets: 0, liabilities: 0, committed: 0, payments: [])
    }

    private func rescinded(_ given: Given, on date: String = "2024-08-01") throws -> Given {
        try given.and(
            CorporationDesignationRescinded(reason: text("ended")), about: "corporation/C",
            on: date)
    }

    /// `D` is designated after `C`, with rules and the plan of the year.
    private func succeeded(_ given: Given) throws -> Given {
        let next = try rescinded(given)
        return try next.and(
            CorporationDesignated(
                party: given.party("maker"), form: .foundation, criteriaMet: true),
            about: "corporation/D", on: "2024-08-02"
        ).and(
            BusinessRulesApproved(financeConsultedOn: date("2024-08-02"), summary: text("rules")),
            about: "corporation/D", on: "2024-08-03"
        ).and(Funded.annualPlan("FY2024"), about: "corporation/D", on: "2024-08-03")
    }

    private func corporation(_ given: Given, _ name: String) throws -> Reference<Corporation> {
        Reference(try given.reference("corporation/\(name)"))
    }

    @Test func `the fund is handed over after the designation is rescinded, and once`() throws {
        let given = try succeeded(Funded.advanced())
        let act = handover(to: try corporation(given, "D"))
        try Funded.fund().when(handover(to: nil), about: "corporation/C", on: "2024-08-01")
            .thenRefused(.notRescinded)
        try given.and(act, about: "corporation/C", on: "2024-08-10")
            .when(act, about: "corporation/C", on: "2024-08-11").thenRefused(.handedOverAlready)
    }

    @Test func `a successor takes the whole fund over without a payment`() throws {
        let given = try succeeded(Funded.advanced())
        let moved = try given.when(
            handover(to: corporation(given, "D")), about: "corporation/C", on: "2024-08-10")
        try moved.thenPosts()
        let recorded = try #require(try moved.outcome.get().last?.act as? FundHandedOver)
        #expect((recorded.assets, recorded.liabilities) == (10_000, 0))
        #expect(recorded.committed == 1_000)
        #expect(moved.after.fundBalance == given.ledger.fundBalance)
    }

    @Test func `after the handover the successor owes what goes back to the State (C15a)`() throws {
        let given = try succeeded(Funded.advanced())
        let moved = try given.and(
            handover(to: corporation(given, "D")), about: "corporation/C", on: "2024-08-10")
        func order(_ debtor: String) throws -> StateReturnOrdered {
            StateReturnOrdered(
                debtor: try corporation(moved, debtor), budgetYear: year("FY2024"), amount: 300,
                dueOn: date("2024-09-01"), cause: .indirectMisuse, reason: text("misused"),
                layer: .stateCorporation, creditor: .state)
        }
        try moved.when(order("C"), about: "stateReturn/S", on: "2024-08-11")
            .thenRefused(.noDesignatedCorporation)
        try moved.when(order("D"), about: "stateReturn/S", on: "2024-08-11")
            .then("stateReturn.ordered")
    }

    @Test func `who is not designated on the day takes nothing over (C1)`() throws {
        let given = try succeeded(Funded.fund())
        for (name, day) in [("C", "2024-08-10"), ("D", "2024-08-01")] {
            try given.when(
                handover(to: corporation(given, name)), about: "corporation/C", on: day
            ).thenRefused(.noDesignatedCorporation)
        }
    }

    @Test func `until the handover nobody operates with the fund, the successor included`() throws {
        let given = try succeeded(Funded.advanced())
        let bank = try given.party("bank")
        let acts: [(any Act, String)] = [
            (SubsidyReceived(budgetYear: year("FY2024"), amount: 5, bank: bank), "fund"),
            (OperatingCostPaid(amount: 5, purpose: text("x"), bank: bank), "fund"),
            (GrantAdvancePaid(amount: 5, bank: bank), "grant/G"),
            (
                InvestmentMade(
                    instrument: .governmentBond, description: text("x"),
                    institution: try given.party("broker"), nominal: 5, cost: 5,
                    maturesOn: date("2030-01-01"), principalGuaranteed: false, bank: bank),
                "investment/I"
            ),
        ]
        for (act, subject) in acts {
            try given.when(act, about: subject, on: "2024-08-09").thenRefused(.handoverOpen)
        }
        let handed = try given.and(
            handover(to: corporation(given, "D")), about: "corporation/C", on: "2024-08-10")
        for (act, subject) in acts {
            try handed.when(act, about: subject, on: "2024-08-10")
                .then(type(of: act).type.name)
        }
    }

    @Test func `what comes back to the fund and what is owed to the State go on meanwhile`() throws
    {
        let fund = try Funded.fund()
        let bank = try fund.party("bank")
        let given = try rescinded(
            fund.and(
                InvestmentMade(
                    instrument: .governmentBond, description: text("x"),
                    institution: fund.party("broker"), nominal: 900, cost: 900,
                    maturesOn: date("2030-01-01"), principalGuaranteed: false, bank: bank),
                about: "investment/I", on: "2024-05-01"
            ).and(
                TreasuryPaymentOrdered(
                    amount: 300, dueOn: date("2024-09-01"), financeConsultedOn: date("2024-05-01")),
                about: "treasuryPayment/T", on: "2024-06-01"))
        try given.when(
            YieldReceived(amount: 5, bank: bank), about: "investment/I", on: "2024-08-09"
        ).then("yield.received")
        try given.when(
            InvestmentRedeemed(cost: 900, proceeds: 900, bank: bank), about: "investment/I",
            on: "2024-08-09"
        ).then("investment.redeemed")
        try given.when(
            TreasuryPaymentMade(amount: 300, bank: bank), about: "treasuryPayment/T",
            on: "2024-08-09"
        ).then("treasuryPayment.made")
    }

    @Test func `nothing goes to the Treasury while a successor is designated`() throws {
        let given = try succeeded(Funded.advanced())
        try given.when(handover(to: nil), about: "corporation/C", on: "2024-08-10")
            .thenRefused(.successorDesignated)
        try given.and(
            CorporationDesignationRescinded(reason: text("ended")), about: "corporation/D",
            on: "2024-08-20"
        ).when(handover(to: nil), about: "corporation/C", on: "2024-08-21").then("fund.handedOver")
    }

    @Test func `without a successor what is not committed is paid to the Treasury`() throws {
        let given = try rescinded(Funded.advanced())
        let paid = try given.when(handover(to: nil), about: "corporation/C", on: "2024-08-10")
        try paid.thenPosts("Dr FUND:311 9000", "Cr FUND:111 9000")
        #expect(paid.after.fundBalance == 1_000)
        #expect(paid.after.uncommittedFund == 0)
    }

    @Test func `yield goes to the Treasury too, out of the result and from every deposit`() throws {
        let fund = try Funded.fund()
        let (bank, trust) = (try fund.party("bank"), try fund.party("trust"))
        let given = try rescinded(
            fund.and(
                InvestmentMade(
                    instrument: .governmentBond, description: text("x"),
                    institution: fund.party("broker"), nominal: 900, cost: 900,
                    maturesOn: date("2030-01-01"), principalGuaranteed: false, bank: bank),
                about: "investment/I", on: "2024-05-01"
            ).and(YieldReceived(amount: 50, bank: trust), about: "investment/I", on: "2024-06-01"))
        try given.when(handover(to: nil), about: "corporation/C", on: "2024-08-10")
            .thenRefused(.moneyStillInvested)
        try given.and(
            InvestmentRedeemed(cost: 900, proceeds: 900, bank: trust), about: "investment/I",
            on: "2024-08-09"
        ).when(handover(to: nil), about: "corporation/C", on: "2024-08-10").thenPosts(
            "Dr FUND:311 10000", "Dr FUND:313 50", "Cr FUND:111 9100", "Cr FUND:111 950")
    }

    @Test func `what is still owed to the fund stays in its book`() throws {
        let given = try rescinded(
            Funded.advanced()
                .and(
                    GrantCancelled(cause: .misuse, amount: 1_000, reason: text("misused")),
                    about: "grant/G", on: "2024-07-10"
                ).and(
                    GrantReturnOrdered(
                        principal: 700, dueOn: date("2024-09-01"), cause: .cancelledAtFault),
                    about: "grant/G", on: "2024-07-10"))
        let paid = try given.when(handover(to: nil), about: "corporation/C", on: "2024-08-10")
        try paid.thenPosts("Dr FUND:311 9300", "Cr FUND:111 9300")
        #expect(paid.after.fundBalance == 700)
    }

    @Test func `a fund of nothing is handed over to the Treasury without an entry`() throws {
        let given = try Given()
        try rescinded(
            given.and(
                CorporationDesignated(
                    party: given.party("body"), form: .foundation, criteriaMet: true),
                about: "corporation/C", on: "2024-04-01")
        ).when(handover(to: nil), about: "corporation/C", on: "2024-08-10").thenPosts()
    }

    @Test func `a body is not designated again within two years of losing it`() throws {
        let given = try rescinded(Funded.fund(), on: "2024-05-01")
        let again = CorporationDesignated(
            party: try given.party("body"), form: .foundation, criteriaMet: true)
        try given.when(again, about: "corporation/D", on: "2026-04-30")
            .thenRefused(.designationRescindedLately)
        try given.when(again, about: "corporation/D", on: "2026-05-01")
            .then("corporation.designated")
    }

    @Test func `a budget is a Corporation's own, the ceiling of the year the fund's (C3)`() throws {
        let fund = try Funded.fund()
        let bank = try fund.party("bank")
        let cost = { (amount: Yen) in
            OperatingCostPaid(amount: amount, purpose: text("travel"), bank: bank)
        }
        let given = try succeeded(
            fund.and(cost(400), about: "fund", on: "2024-05-01")
                .and(
                    ParameterSet(value: text("800"), reason: text("x")),
                    about: "parameter/operatingCostCeiling", on: "2024-08-01"))
        let handed = try given.and(
            handover(to: corporation(given, "D")), about: "corporation/C", on: "2024-08-10")
        try handed.when(cost(400), about: "fund", on: "2024-08-11").then("operatingCost.paid")
        try handed.when(cost(401), about: "fund", on: "2024-08-11").thenRefused(.budgetExceeded)
        try handed.when(
            Funded.annualPlan("FY2024", 1), about: "corporation/D", on: "2024-08-11"
        ).then("annualPlan.approved")
    }
}
