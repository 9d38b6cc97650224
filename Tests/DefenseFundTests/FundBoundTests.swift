import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What the parameters of the fund may list, and of which years its money may be (C7).
@Suite struct FundBoundTests {
    private func bond(_ given: Given, _ instrument: InstrumentClass) throws -> InvestmentMade {
        InvestmentMade(
            instrument: instrument, description: text("x"), institution: try given.party("broker"),
            nominal: 1_000, cost: 990, maturesOn: date("2030-01-01"), principalGuaranteed: true,
            bank: try given.party("bank"))
    }

    private func set(_ value: String) -> ParameterSet {
        ParameterSet(value: text(value), reason: text("x"))
    }

    @Test func `the list of securities holds only what the law can permit (C7)`() throws {
        let given = try Funded.fund()
        for value in [
            "governmentBond,equity", "corporateBond", "deposit", "",
            "governmentBond,governmentBond",
        ] {
            #expect(
                ParameterValue(value, kind: .someOf(["governmentBond", "listedSecurity"])) == nil)
        }
        try given.when(
            set("governmentBond,equity"), about: "parameter/eligibleSecurities", on: "2024-04-20"
        ).thenRefused(.parameterValueInvalid)
        let listed = try given.and(
            set("governmentBond,listedSecurity"), about: "parameter/eligibleSecurities",
            on: "2024-04-20")
        for instrument in [InstrumentClass.equity, .corporateBond, .otherInstrument] {
            try listed.when(bond(given, instrument), about: "investment/I", on: "2024-05-01")
                .thenRefused(.investmentNotPermitted)
        }
        try given.when(bond(given, .listedSecurity), about: "investment/I", on: "2024-05-01")
            .thenRefused(.investmentNotPermitted)
        try listed.when(bond(given, .listedSecurity), about: "investment/I", on: "2024-05-01")
            .then("investment.made")
    }

    @Test func `the list of institutions holds names of parties, or the word any (C7)`() throws {
        let given = try Funded.fund()
        let list = "parameter/eligibleInstitutions"
        try given.when(set("bank,nobody"), about: list, on: "2024-04-20")
            .thenRefused(.partyUnknown)
        try given.when(set("any,bank"), about: list, on: "2024-04-20")
            .thenRefused(.parameterValueInvalid)
        try given.when(set("bank,trust"), about: list, on: "2024-04-20").then("parameter.set")
        try given.when(set("any"), about: list, on: "2024-04-20").then("parameter.set")
    }

    @Test func `a subsidy is of no budget year that has not begun`() throws {
        let given = try Funded.fund()
        let next = SubsidyReceived(
            budgetYear: year("FY2025"), amount: 1, bank: try given.party("bank"))
        try given.when(next, about: "fund", on: "2025-03-31").thenRefused(.budgetYearAhead)
        try given.when(next, about: "fund", on: "2025-04-01").then("subsidy.received")
    }

    @Test func `an investment that was redeemed in full yields nothing afterwards`() throws {
        let given = try Funded.fund()
        let bank = try given.party("bank")
        let yield = YieldReceived(amount: 5, bank: bank)
        let redeemed =
            try given
            .and(bond(given, .governmentBond), about: "investment/I", on: "2024-05-01")
            .and(
                InvestmentRedeemed(cost: 990, proceeds: 990, bank: bank), about: "investment/I",
                on: "2024-06-01")
        try redeemed.when(yield, about: "investment/I", on: "2024-06-02").thenRefused(.nothingHeld)
        try redeemed.when(yield, about: "investment/I", on: "2024-06-01").then("yield.received")
        try redeemed.when(yield, about: "investment/I", on: "2024-04-30")
            .thenRefused(.dateOutOfOrder)
    }

    @Test func `the manager is not heard before there is a facility to manage`() throws {
        let given = try Given()
        try given.and(
            FacilityAcquisitionJustified(
                cause: .destroyed, finding: text("x"), manager: given.party("maker")),
            about: "facility/F", on: "2024-05-01"
        ).and(
            FacilityAcquired(kind: .plant, previousOwner: given.party("maker"), cost: 9),
            about: "facility/F", on: "2024-06-01"
        ).when(
            FacilityCeded(
                newOwner: given.party("maker"), share: .whole, price: 1,
                managerHeardOn: date("2024-05-31"), finding: text("x"), bookValue: 0),
            about: "facility/F", on: "2024-07-01"
        ).thenRefused(.managerNotHeard)
    }
}
