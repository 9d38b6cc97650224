import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct AssertionTests {
    private func says(_ amount: Yen, _ given: Given, bank: String = "bank") throws
        -> AssertionRecorded
    {
        AssertionRecorded(book: .fund, bank: try given.party(bank), amount: amount)
    }

    private func subsidy(_ amount: Yen, _ given: Given) throws -> SubsidyReceived {
        SubsidyReceived(
            budgetYear: year("FY2024"), amount: amount, bank: try given.party("bank"))
    }

    @Test func `what the bank says and the books say changes nothing`() throws {
        // 10,000 yen of subsidy came on 10 April.
        let given = try Funded.fund()
        try given.when(says(10_000, given), about: "assertion/A", on: "2024-04-10")
            .then("assertion.recorded")
        try given.when(says(0, given), about: "assertion/A", on: "2024-04-09")
            .then("assertion.recorded")
        try given.when(says(0, given, bank: "trust"), about: "assertion/A", on: "2024-04-30")
            .then("assertion.recorded")
        try given.when(says(10_000, given), about: "assertion/A", on: "2024-05-01").thenPosts()
    }

    @Test func `what the books do not say is a finding and no refusal`() throws {
        let given = try Funded.fund()
        let failed = try given.when(says(10_001, given), about: "assertion/A", on: "2024-05-01")
        try failed.then("assertion.recorded", "finding.raised")
        #expect(
            failed.after.findings.raised.map(\.value.text.text) == [
                "The bank says that 10001 yen stood in the account at the end of 2024-05-01; "
                    + "the books say 10000."
            ])
        #expect(failed.after.balances == given.ledger.balances)
    }

    @Test func `what is recorded late counts for its day`() throws {
        var given = try Funded.fund()
        try given.perform(says(10_500, given), about: "assertion/A", on: "2024-06-01")
        try given.perform(says(10_500, given), about: "assertion/B", on: "2024-04-20")
        let assertions = given.ledger.findings.assertions.map(\.value)
        #expect(assertions.map(given.ledger.findings.booked) == [10_000, 10_000])
        try given.perform(
            subsidy(500, given), about: "fund", on: "2024-05-15", recorded: "2024-07-01")
        #expect(assertions.map(given.ledger.findings.booked) == [10_500, 10_000])
        try given.perform(
            subsidy(7, given), about: "fund", on: "2024-05-15", recorded: "2024-07-01")
        try given.perform(
            subsidy(70, given), about: "fund", on: "2024-04-12", recorded: "2024-07-01")
        #expect(assertions.map(given.ledger.findings.booked) == [10_577, 10_070])
    }

    @Test func `only a bank speaks, and of days that have come`() throws {
        let given = try Funded.fund()
        try given.when(says(0, given, bank: "maker"), about: "assertion/A", on: "2024-05-01")
            .thenRefused(.partyOfWrongKind)
        try given.when(
            says(0, given), about: "assertion/A", on: "2024-05-02", recorded: "2024-05-01"
        ).thenRefused(.dateAhead)
    }
}
