import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct FundDeciderTests {
    @Test func `a subsidy is credited to the fund`() throws {
        let given = try Funded.fund()
        try given.when(
            SubsidyReceived(budgetYear: year("FY2025"), amount: 5, bank: given.party("bank")),
            about: "fund", on: "2025-04-01"
        ).thenPosts("Dr FUND:111 5", "Cr FUND:311 5")
    }

    @Test func `no operation before the business rules are in force (C2)`() throws {
        let given = try Given()
        let designated = try given.and(
            CorporationDesignated(party: given.party("body"), form: .foundation, criteriaMet: true),
            about: "corporation/C", on: "2024-04-01")
        try designated.when(
            SubsidyReceived(budgetYear: year("FY2024"), amount: 5, bank: given.party("bank")),
            about: "fund", on: "2024-04-01"
        ).thenRefused(.businessRulesMissing)
    }

    @Test func `the Minister of Finance is consulted before the rules are approved (C2)`() throws {
        try Funded.fund().when(
            BusinessRulesApproved(financeConsultedOn: date("2024-06-02"), summary: text("change")),
            about: "corporation/C", on: "2024-06-01"
        ).thenRefused(.financeNotConsulted)
    }

    @Test func `each change of the rules takes a consultation of its own (C2)`() throws {
        let given = try Funded.fund()
        for day in ["2024-04-01", "2024-03-01", "1900-01-01"] {
            try given.when(
                BusinessRulesApproved(financeConsultedOn: date(day), summary: text("change")),
                about: "corporation/C", on: "2024-06-01"
            ).thenRefused(.financeNotConsulted)
        }
        try given.when(
            BusinessRulesApproved(financeConsultedOn: date("2024-05-20"), summary: text("change")),
            about: "corporation/C", on: "2024-06-01"
        ).then("businessRules.approved")
    }

    @Test func `nobody was consulted before the Act was in force`() throws {
        try Funded.fund().when(
            TreasuryPaymentOrdered(
                amount: 1, dueOn: date("2024-07-01"), financeConsultedOn: date("2023-09-30")),
            about: "treasuryPayment/T", on: "2024-06-01"
        ).thenRefused(.financeNotConsulted)
    }

    @Test func `there is at most one Designated Corporation (C1)`() throws {
        let given = try Funded.fund()
        let second = CorporationDesignated(
            party: try given.party("maker"), form: .association, criteriaMet: true)
        try given.when(second, about: "corporation/D", on: "2024-06-01")
            .thenRefused(.corporationDesignatedAlready)
        try given.and(
            CorporationDesignationRescinded(reason: text("ended")), about: "corporation/C",
            on: "2024-05-01"
        ).when(second, about: "corporation/D", on: "2024-06-01").then("corporation.designated")
    }

    private func bond(
        _ given: Given, _ instrument: InstrumentClass, at institution: String,
        guaranteed: Bool = false
    ) throws -> InvestmentMade {
        InvestmentMade(
            instrument: instrument, description: text("x"),
            institution: try given.party(institution),
            nominal: 1_000, cost: 990, maturesOn: date("2030-01-01"),
            principalGuaranteed: guaranteed, bank: try given.party("bank"))
    }

    @Test func `only permitted investments are made (C7)`() throws {
        let given = try Funded.fund()
        try given.when(bond(given, .equity, at: "broker"), about: "investment/I", on: "2024-05-01")
            .thenRefused(.investmentNotPermitted)
        try given.when(
            bond(given, .moneyTrust, at: "trust"), about: "investment/I", on: "2024-05-01"
        )
        .thenRefused(.principalNotGuaranteed)
        try given.when(bond(given, .deposit, at: "broker"), about: "investment/I", on: "2024-05-01")
            .thenRefused(.partyOfWrongKind)
        try given.when(
            bond(given, .governmentBond, at: "broker"), about: "investment/I", on: "2024-05-01"
        ).thenPosts("Dr FUND:112 990", "Cr FUND:111 990")
    }

    @Test func `an institution that is not on the list is refused (C7)`() throws {
        let given = try Funded.fund().and(
            ParameterSet(value: text("bank,trust"), reason: text("list")),
            about: "parameter/eligibleInstitutions", on: "2024-04-20")
        try given.when(
            bond(given, .governmentBond, at: "broker"), about: "investment/I", on: "2024-05-01"
        ).thenRefused(.institutionNotEligible)
    }

    @Test func `proceeds below cost post a loss, above it yield (C6)`() throws {
        let given = try Funded.fund()
        let held = try given.and(
            bond(given, .governmentBond, at: "broker"), about: "investment/I", on: "2024-05-01")
        let bank = try given.party("bank")
        try held.when(
            InvestmentRedeemed(cost: 990, proceeds: 900, bank: bank), about: "investment/I",
            on: "2024-06-01"
        ).thenPosts("Dr FUND:111 900", "Dr FUND:513 90", "Cr FUND:112 990")
        let lost = try held.and(
            InvestmentRedeemed(cost: 90, proceeds: 80, bank: bank), about: "investment/I",
            on: "2024-06-01"
        ).and(
            InvestmentRedeemed(cost: 900, proceeds: 899, bank: bank), about: "investment/I",
            on: "2024-07-01")
        let state = lost.ledger.investments[Reference(try lost.reference("investment/I"))]
        #expect(state?.loss == 11 && state?.lossOn == date("2024-07-01"))
        try held.when(
            InvestmentRedeemed(cost: 500, proceeds: 600, bank: bank), about: "investment/I",
            on: "2024-06-01"
        ).thenPosts("Dr FUND:111 600", "Cr FUND:112 500", "Cr FUND:411 100")
        try held.when(
            InvestmentRedeemed(cost: 991, proceeds: 991, bank: bank), about: "investment/I",
            on: "2024-06-01"
        ).thenRefused(.moreThanHeld)
    }

    @Test func `no deposit is drawn below zero (C8)`() throws {
        let given = try Funded.fund()
        let dear = InvestmentMade(
            instrument: .governmentBond, description: text("x"),
            institution: try given.party("broker"), nominal: 10_001, cost: 10_001,
            maturesOn: date("2030-01-01"), principalGuaranteed: false,
            bank: try given.party("bank"))
        try given.when(dear, about: "investment/I", on: "2024-05-01").thenRefused(.accountOverdrawn)
    }

    @Test func `a cost recorded late fits the budget of its day and every later one (C3)`() throws {
        let bank = try Funded.fund().party("bank")
        let cost = { (amount: Yen) in
            OperatingCostPaid(amount: amount, purpose: text("travel"), bank: bank)
        }
        let cut = try Funded.fund()
            .and(Funded.annualPlan("FY2024", 300), about: "corporation/C", on: "2024-06-01")
        try cut.when(cost(301), about: "fund", on: "2024-05-01").thenRefused(.budgetExceeded)
        try cut.when(cost(300), about: "fund", on: "2024-05-01").then("operatingCost.paid")
        let raised = try Funded.fund()
            .and(Funded.annualPlan("FY2024", 900), about: "corporation/C", on: "2024-06-01")
        try raised.when(cost(501), about: "fund", on: "2024-05-31").thenRefused(.budgetExceeded)
        try raised.when(cost(501), about: "fund", on: "2024-06-01").then("operatingCost.paid")
        try raised.when(cost(1), about: "fund", on: "2024-04-02").thenRefused(.annualPlanMissing)
    }

    @Test func `no budget is cut below what was spent of it (C3)`() throws {
        let given = try Funded.fund()
        let spent = try given.and(
            OperatingCostPaid(amount: 400, purpose: text("travel"), bank: given.party("bank")),
            about: "fund", on: "2024-05-01")
        try spent.when(
            Funded.annualPlan("FY2024", 399), about: "corporation/C", on: "2024-06-01"
        ).thenRefused(.budgetExceeded)
        try spent.when(
            Funded.annualPlan("FY2024", 400), about: "corporation/C", on: "2024-06-01"
        ).then("annualPlan.approved")
    }

    @Test func `operating cost stays within the year's budget (C3)`() throws {
        let given = try Funded.fund()
        let bank = try given.party("bank")
        let cost = { (amount: Yen) in
            OperatingCostPaid(amount: amount, purpose: text("travel"), bank: bank)
        }
        try given.when(cost(501), about: "fund", on: "2024-05-01").thenRefused(.budgetExceeded)
        try given.and(cost(400), about: "fund", on: "2024-05-01")
            .when(cost(101), about: "fund", on: "2025-03-31").thenRefused(.budgetExceeded)
        try given.and(cost(400), about: "fund", on: "2024-05-01")
            .when(cost(400), about: "fund", on: "2025-04-01")
            .thenPosts("Dr FUND:512 400", "Cr FUND:111 400")
    }

    @Test func `a yearly ceiling holds back what the budget would allow (C3)`() throws {
        let given = try Funded.fund().and(
            ParameterSet(value: text("300"), reason: text("x")),
            about: "parameter/operatingCostCeiling", on: "2024-05-01")
        let cost = { (amount: Yen) in
            OperatingCostPaid(
                amount: amount, purpose: text("travel"), bank: try given.party("bank"))
        }
        try given.when(cost(301), about: "fund", on: "2024-05-01").thenRefused(.budgetExceeded)
        let spent = try given.and(cost(300), about: "fund", on: "2024-05-01")
        try spent.when(cost(1), about: "fund", on: "2025-03-31").thenRefused(.budgetExceeded)
        try spent.when(cost(300), about: "fund", on: "2025-04-01").then("operatingCost.paid")
    }

    @Test func `a Treasury payment after its date is told by how many days it is late`() throws {
        let given = try Funded.fund().and(
            TreasuryPaymentOrdered(
                amount: 300, dueOn: date("2024-07-01"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-01")
        let payment = TreasuryPaymentMade(amount: 300, bank: try given.party("bank"))
        for (day, daysLate) in [("2024-07-01", nil), ("2024-07-02", 1)] as [(String, Int?)] {
            let paid = try given.and(payment, about: "treasuryPayment/T", on: day)
            let order = Reference<TreasuryPayment>(try paid.reference("treasuryPayment/T"))
            #expect(paid.ledger.treasuryPayments[order]?.daysLate == daysLate)
        }
    }

    @Test func `a Treasury payment equals its order (C17)`() throws {
        let given = try Funded.fund().and(
            TreasuryPaymentOrdered(
                amount: 300, dueOn: date("2024-07-01"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-01")
        let bank = try given.party("bank")
        try given.when(
            TreasuryPaymentMade(amount: 299, bank: bank), about: "treasuryPayment/T",
            on: "2024-06-20"
        ).thenRefused(.differsFromOrder)
        try given.when(
            TreasuryPaymentMade(amount: 300, bank: bank), about: "treasuryPayment/T",
            on: "2024-06-20"
        ).thenPosts("Dr FUND:212 300", "Cr FUND:111 300")
    }

    @Test func `a Treasury order needs prior consultation and free money (C17, C8)`() throws {
        try Funded.fund().when(
            TreasuryPaymentOrdered(
                amount: 1, dueOn: date("2024-07-01"), financeConsultedOn: date("2024-06-02")),
            about: "treasuryPayment/T", on: "2024-06-01"
        ).thenRefused(.financeNotConsulted)
        try Funded.fund().when(
            TreasuryPaymentOrdered(
                amount: 10_001, dueOn: date("2024-07-01"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-01"
        ).thenRefused(.exceedsUncommittedFund)
    }
}
