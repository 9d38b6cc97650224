import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Where returned grants go: to the fund, or to the Treasury (`returnsDestination`).
@Suite struct ReturnsDestinationTests {
    /// 50 yen are ordered back, and returns go where `destination` says.
    private func ordered(_ destination: String?) throws -> Given {
        let given = try Funded.inspected(cost: 650).and(
            GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
            on: "2024-11-01")
        guard let destination else { return given }
        return try given.and(
            ParameterSet(value: text(destination), reason: text("told")),
            about: "parameter/returnsDestination", on: "2024-11-02")
    }

    private func returned(_ amount: Yen, _ given: Given) throws -> GrantReturned {
        GrantReturned(amount: amount, bank: try given.party("bank"), principal: 0, charges: 0)
    }

    @Test(arguments: [nil, "fund"])
    func `returns stay in the fund`(destination: String?) throws {
        let given = try ordered(destination)
        try given.when(returned(50, given), about: "grant/G", on: "2024-11-05")
            .then("grant.returned")
    }

    @Test func `returns become payable to the Treasury, and are paid like an order`() throws {
        let given = try ordered("treasury")
        let when = try given.when(returned(50, given), about: "grant/G", on: "2024-11-05")
        try when.then("grant.returned", "treasuryPayment.owed")
        try when.thenPosts(
            "Dr FUND:111 50", "Cr FUND:122 50", "Dr FUND:311 50", "Cr FUND:212 50")
        let (reference, owed) = try #require(when.after.treasuryPayments.first { _ in true })
        #expect(owed.amount == 50)
        #expect(owed.dueOn == date("2024-12-05"))
        let name = try #require(when.after.name(of: reference.stream)).text
        let later = try given.and(returned(50, given), about: "grant/G", on: "2024-11-05")
        try later.when(
            TreasuryPaymentMade(amount: 50, bank: given.party("bank")), about: name,
            on: "2024-11-10"
        ).thenPosts("Dr FUND:212 50", "Cr FUND:111 50")
        try later.when(
            TreasuryPaymentMade(amount: 49, bank: given.party("bank")), about: name,
            on: "2024-11-10"
        ).thenRefused(.differsFromOrder)
    }

    @Test func `a return that became payable is not corrected`() throws {
        let given = try ordered("treasury")
        let later = try given.and(returned(50, given), about: "grant/G", on: "2024-11-05")
        let position = try #require(
            later.events.last { $0.act is GrantReturned }?.context.position)
        let subject = try #require(StreamName(parsing: "grant/G"))
        let right = try #require(
            EmbeddedCommand<PlainActs>(
                try returned(40, given), about: subject, on: date("2024-11-05")))
        try later.when(
            EntryCorrected(
                corrects: position, reason: text("typed wrongly"), replacement: right,
                original: right, reversedLegs: UInt16Field(0)),
            about: "correction/K", on: "2024-11-06"
        ).thenRefused(.notCorrectable)
    }

    @Test func `what is committed to other grants is not payable, and a finding says so`() throws {
        // All that is not out or owed is promised to another grant.
        let given = try ordered("treasury")
            .and(
                AdjustmentPlanRequested(
                    goods: text("sonar"), foreignGovernment: Funded.plan().party("state"),
                    securityReason: text("secrets")), about: "adjustmentPlan/Q", on: "2024-11-02"
            )
        let free = given.ledger.uncommittedFund
        let other = try given.and(
            AdjustmentPlanSubmitted(
                applicants: [given.party("maker")], fundsNeeded: free, content: text("design"),
                timing: text("soon")), about: "adjustmentPlan/Q", on: "2024-11-02"
        ).and(AdjustmentPlanApproved(ceiling: free), about: "adjustmentPlan/Q", on: "2024-11-02")
        let committed = try other.and(
            GrantApplied(
                plan: other.plan("Q"), applicant: other.party("maker"),
                items: [CostItem(item: .designChange, amount: free)]), about: "grant/H",
            on: "2024-11-02"
        )
        .and(
            GrantScreened(favourable: true, findings: text("proper")), about: "grant/H",
            on: "2024-11-02"
        )
        .and(GrantAllocated(amount: free), about: "grant/H", on: "2024-11-03")
        let when = try committed.when(returned(50, given), about: "grant/G", on: "2024-11-05")
        try when.then("grant.returned", "finding.raised")
        #expect(when.after.committedFund <= when.after.fundBalance)
    }

    @Test func `no other destination is known`() throws {
        try Funded.fund().when(
            ParameterSet(value: text("bank"), reason: text("told")),
            about: "parameter/returnsDestination", on: "2024-11-02"
        ).thenRefused(.parameterValueInvalid)
    }
}
