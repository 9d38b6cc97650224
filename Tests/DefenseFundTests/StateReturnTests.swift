import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Subsidy that goes back to the State, on its own layer (C15a).
@Suite struct StateReturnTests {
    private func order(
        _ given: Given, _ amount: Yen, of budget: String = "FY2024", due: String = "2024-09-01"
    ) throws -> StateReturnOrdered {
        StateReturnOrdered(
            debtor: Reference(try given.reference("corporation/C")), budgetYear: year(budget),
            amount: amount, dueOn: date(due), cause: .indirectMisuse, reason: text("misused"),
            layer: .corporationManufacturer, creditor: .corporation)
    }

    @Test func `a return is owed to the State and paid over an account of its own`() throws {
        let given = try Funded.fund()
        let ordered = try given.when(
            order(given, 300), about: "stateReturn/S", on: "2024-08-01")
        try ordered.thenPosts("Dr FUND:311 300", "Cr FUND:213 300")
        let recorded = try #require(try ordered.outcome.get().last?.act as? StateReturnOrdered)
        #expect((recorded.layer, recorded.creditor) == (.stateCorporation, .state))
        #expect(ordered.after.fundBalance == 9_700)
        let bank = try given.party("bank")
        let owing = try given.and(order(given, 300), about: "stateReturn/S", on: "2024-08-01")
        let payment = StateReturnMade(amount: 300, bank: bank)
        try owing.when(
            StateReturnMade(amount: 299, bank: bank), about: "stateReturn/S", on: "2024-08-02"
        ).thenRefused(.differsFromOrder)
        try owing.when(payment, about: "stateReturn/S", on: "2024-08-02")
            .thenPosts("Dr FUND:213 300", "Cr FUND:111 300")
        try owing.and(payment, about: "stateReturn/S", on: "2024-08-02")
            .when(payment, about: "stateReturn/S", on: "2024-08-03").thenRefused(.paidAlready)
    }

    @Test func `no more is ordered back than came of the budget`() throws {
        let given = try Funded.fund()
        try given.when(order(given, 10_001), about: "stateReturn/S", on: "2024-08-01")
            .thenRefused(.exceedsSubsidy)
        try given.when(order(given, 1, of: "FY2023"), about: "stateReturn/S", on: "2024-08-01")
            .thenRefused(.exceedsSubsidy)
        let once = try given.and(order(given, 6_000), about: "stateReturn/S", on: "2024-08-01")
        try once.when(order(given, 4_001), about: "stateReturn/T", on: "2024-08-01")
            .thenRefused(.exceedsSubsidy)
        try once.when(order(given, 4_000), about: "stateReturn/T", on: "2024-08-01")
            .then("stateReturn.ordered")
    }

    @Test func `what is committed to grants is not ordered back (C8)`() throws {
        let given = try Funded.advanced()
        try given.when(order(given, 9_001), about: "stateReturn/S", on: "2024-08-01")
            .thenRefused(.exceedsUncommittedFund)
    }

    @Test func `an order has a day to come and a debtor who is known`() throws {
        let given = try Funded.fund()
        try given.when(
            order(given, 1, due: "2024-07-31"), about: "stateReturn/S", on: "2024-08-01"
        ).thenRefused(.dateOutOfOrder)
        try given.when(
            order(given, 1, due: "2024-07-31"), about: "stateReturn/S", on: "2024-03-31"
        ).thenRefused(.noDesignatedCorporation)
    }

    @Test func `a State return and a grant's return stand beside each other (C15a)`() throws {
        let given = try Funded.advanced()
            .and(
                GrantCancelled(cause: .misuse, amount: 1_000, reason: text("misused")),
                about: "grant/G", on: "2024-07-10"
            ).and(
                GrantReturnOrdered(
                    principal: 700, dueOn: date("2024-09-01"), cause: .cancelledAtFault),
                about: "grant/G", on: "2024-07-10")
        let both = try given.and(order(given, 700), about: "stateReturn/S", on: "2024-08-01")
        #expect(both.ledger.balances.balance(of: 122, in: .fund, on: .debit) == 700)
        #expect(both.ledger.balances.balance(of: 213, in: .fund, on: .credit) == 700)
    }
}
