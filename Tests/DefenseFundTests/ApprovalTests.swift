import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// An act of two persons: one proposes it, another approves, and what the first one saw still
/// stands.
@Suite struct ApprovalTests {
    private func propose(
        _ act: any Act, about subject: String = "grant/G", on date: String = "2024-07-01"
    ) throws -> ActProposed {
        let subject = try #require(StreamName(parsing: subject))
        let day = try #require(LegalDate(date))
        return ActProposed(try #require(ProposedCommand(act, about: subject, on: day)))
    }

    private func allocated() throws -> Given {
        try Funded.screened().and(
            GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
    }

    private func advance(_ given: Given, _ amount: Yen = 700) throws -> ActProposed {
        try propose(GrantAdvancePaid(amount: amount, bank: given.party("bank")))
    }

    /// An advance on an allocated grant has been proposed by the treasurer.
    private func proposed() throws -> Given {
        let given = try allocated()
        return try given.and(
            advance(given), about: "proposal/P", on: "2024-07-01", by: "treasurer")
    }

    @Test func `one person alone does no act of two`() throws {
        let given = try allocated()
        try given.when(
            GrantAdvancePaid(amount: 700, bank: given.party("bank")), about: "grant/G",
            on: "2024-07-01", by: "treasurer"
        ).thenRefused(.secondPersonNeeded)
    }

    @Test func `a proposal shows entry, balances and what it rests on, and posts nothing`() throws {
        let given = try allocated()
        let when = try given.when(
            advance(given), about: "proposal/P", on: "2024-07-01", by: "treasurer")
        try when.then("act.proposed")
        try when.thenPosts()
        let proposal = try #require(when.outcome.get().last?.act as? ActProposed)
        #expect(proposal.legs.map(\.account.text) == ["FUND:121:grant/G", "FUND:111:party/bank"])
        #expect(proposal.legs.map(\.debit) == [700, nil])
        #expect(proposal.legs.map(\.before.rawValue)[0] == 0)
        #expect(proposal.legs.map(\.after.rawValue)[0] == 700)
        #expect(proposal.legs[1].before.rawValue - proposal.legs[1].after.rawValue == 700)
        let names = proposal.reads.map { given.ledger.name(of: $0.stream)?.text }
        #expect(names == ["corporation/C", "adjustmentPlan/P", "grant/G"])
    }

    @Test func `a second person approves, and the act is recorded behind the approval`() throws {
        let given = try proposed()
        let when = try given.when(
            ActApproved(), about: "proposal/P", on: "2024-07-02", by: "second-treasurer")
        try when.then("act.approved", "grant.advancePaid")
        try when.thenPosts("Dr FUND:121 700", "Cr FUND:111 700")
        let act = try #require(when.outcome.get().last)
        #expect(act.context.actor.stream == (try given.reference("actor/treasurer")))
        #expect(act.context.approver?.stream == (try given.reference("actor/second-treasurer")))
        #expect(act.context.effectiveOn == LegalDate("2024-07-01"))
        #expect(!act.isConsequence)
    }

    @Test func `nobody answers the own proposal`() throws {
        let given = try proposed()
        try given.when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "treasurer")
            .thenRefused(.samePerson)
        try given.when(
            ActDeclined(reason: text("x")), about: "proposal/P", on: "2024-07-02", by: "treasurer"
        ).thenRefused(.samePerson)
        try given.when(
            ActWithdrawn(reason: nil), about: "proposal/P", on: "2024-07-02", by: "colleague"
        ).thenRefused(.notTheProposer)
    }

    @Test func `who approves holds the role of the act and is active`() throws {
        let given = try proposed()
            .and(ActorRegistered(name: text("guest")), about: "actor/guest", on: "2024-06-01")
            .and(RoleGranted(role: .approver), about: "actor/guest", on: "2024-06-01")
        try given.when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "guest")
            .thenRefused(.roleNotHeld)
        try given.and(ActorSuspended(reason: text("x")), about: "actor/guest", on: "2024-06-02")
            .when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "guest")
            .thenRefused(.actorSuspended)
        // The proposer too: the act is recorded in the own role.
        try given.and(
            RoleRevoked(role: .treasurer, reason: text("left")), about: "actor/treasurer",
            on: "2024-07-01"
        ).when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "second-treasurer")
            .thenRefused(.roleNotHeld)
    }

    @Test func `what has moved since the proposal is told, and the approval is refused`() throws {
        let given = try proposed()
        let changes: [(any Act, String)] = [
            (GrantAdvancePaid(amount: 1, bank: try given.party("bank")), "grant/G"),
            (AdjustmentPlanOutcomeRecorded(outcome: .transferRealised), "adjustmentPlan/P"),
        ]
        for (act, subject) in changes {
            let when = try given.and(act, about: subject, on: "2024-07-01")
                .when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "second-treasurer")
            when.thenRefused(.streamMoved)
            let refusal = #expect(throws: Rejection.self) { try when.outcome.get() }
            #expect(refusal?.facts.first?.value == .stream(try given.reference(subject)))
        }
    }

    @Test func `a correction of what the proposal rests on moves it`() throws {
        var given = try allocated()
        let bank = try given.party("bank")
        let advance = { (amount: Yen) in GrantAdvancePaid(amount: amount, bank: bank) }
        given = try given.and(advance(100), about: "grant/G", on: "2024-06-10")
        let paid = try #require(given.events.last).context.position
        given = try given.and(
            propose(advance(500)), about: "proposal/P", on: "2024-07-01", by: "treasurer")
        let subject = try #require(StreamName(parsing: "grant/G"))
        let replacement = try #require(
            EmbeddedCommand<PlainActs>(advance(200), about: subject, on: date("2024-06-10")))
        given = try given.and(
            EntryCorrected(
                corrects: paid, reason: text("typed wrongly"), replacement: replacement,
                original: replacement, reversedLegs: UInt16Field(0)),
            about: "correction/K", on: "2024-07-01")
        let when = try given.when(
            ActApproved(), about: "proposal/P", on: "2024-07-02", by: "second-treasurer")
        when.thenRefused(.streamMoved)
        let refusal = #expect(throws: Rejection.self) { try when.outcome.get() }
        #expect(refusal?.facts.first?.value == .stream(try given.reference("grant/G")))
        // What is proposed behind the correction rests on it.
        try given.and(propose(advance(500)), about: "proposal/Q", on: "2024-07-01", by: "treasurer")
            .when(ActApproved(), about: "proposal/Q", on: "2024-07-02", by: "second-treasurer")
            .then("act.approved", "grant.advancePaid")
    }

    @Test func `other things may move meanwhile`() throws {
        try proposed()
            .and(PartyRenamed(name: text("new")), about: "party/body", on: "2024-07-01")
            // What a rule asks of a party never changes.
            .and(PartyRenamed(name: text("Bank Two")), about: "party/bank", on: "2024-07-01")
            .when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "second-treasurer")
            .then("act.approved", "grant.advancePaid")
    }

    @Test func `a proposal ends once`() throws {
        let given = try proposed()
        let ends: [(any Act, String)] = [
            (ActApproved(), "second-treasurer"),
            (ActDeclined(reason: text("x")), "second-treasurer"),
            (ActWithdrawn(reason: nil), "treasurer"),
        ]
        for (end, person) in ends {
            let ended = try given.and(end, about: "proposal/P", on: "2024-07-02", by: person)
            #expect(ended.ledger.approvals.open.isEmpty)
            for (again, person) in ends {
                // Also on the day of the proposal, which is the date of an answer without one.
                for day in ["2024-07-01", "2024-07-02"] {
                    try ended.when(again, about: "proposal/P", on: day, by: person)
                        .thenRefused(.proposalEnded)
                }
            }
        }
    }

    @Test func `what refuses the act refuses its proposal`() throws {
        let given = try allocated()
        try given.when(
            advance(given, 2_000_000), about: "proposal/P", on: "2024-07-01", by: "treasurer"
        ).thenRefused(.exceedsAllocation)
        try given.when(advance(given), about: "proposal/P", on: "2024-07-01", by: "screener")
            .then("act.proposed")
        let refusal = #expect(throws: Rejection.self) {
            try Preview.checkSize(legs: 150, things: 51)
        }
        #expect(refusal?.code == .proposalTooLarge)
        try Preview.checkSize(legs: 150, things: 50)
    }

    @Test func `who screened a grant neither allocates it nor fixes its amount`() throws {
        let given = try Funded.screened()
        let allocation = try propose(GrantAllocated(amount: 1), on: "2024-06-03")
        try given.when(allocation, about: "proposal/P", on: "2024-06-03", by: "screener")
            .thenRefused(.dutiesNotSeparated)
        try given.and(allocation, about: "proposal/P", on: "2024-06-03", by: "everyone")
            .when(ActApproved(), about: "proposal/P", on: "2024-06-03", by: "screener")
            .thenRefused(.dutiesNotSeparated)
    }

    @Test func `who screened a grant does not change its amount`() throws {
        let change = GrantChangeApproved(
            items: [CostItem(item: .testing, amount: 900)], amount: 900, reason: text("x"))
        try allocated().when(
            propose(change), about: "proposal/P", on: "2024-07-01", by: "screener"
        ).thenRefused(.dutiesNotSeparated)
    }

    @Test func `who changed a grant's amount does not pay it`() throws {
        let change = GrantChangeApproved(
            items: [CostItem(item: .testing, amount: 900)], amount: 900, reason: text("x"))
        let given = try allocated()
            .and(
                propose(change, on: "2024-06-20"), about: "proposal/C", on: "2024-06-20",
                by: "treasurer"
            )
            .and(ActApproved(), about: "proposal/C", on: "2024-06-20", by: "colleague")
        try given.when(advance(given), about: "proposal/P", on: "2024-07-01", by: "treasurer")
            .thenRefused(.dutiesNotSeparated)
    }

    @Test func `who allocated a grant does not pay it`() throws {
        let given = try allocated()
        try given.when(advance(given), about: "proposal/P", on: "2024-07-01", by: "everyone")
            .thenRefused(.dutiesNotSeparated)
        try proposed()
            .when(ActApproved(), about: "proposal/P", on: "2024-07-02", by: "colleague")
            .thenRefused(.dutiesNotSeparated)
    }

    @Test func `consequences are the approver's too`() throws {
        let given = try Funded.advanced()
            .and(
                GrantPerformanceReported(items: [.init(item: .survey, amount: 1)]),
                about: "grant/G", on: "2024-09-01"
            ).and(
                GrantInspected(isFinal: true, onSite: false, findings: text("x")),
                about: "grant/G", on: "2024-09-02")
        let fixing = try propose(
            GrantAmountFixed(returnDueOn: LegalDate("2024-10-01"), fixed: 0), on: "2024-09-03")
        let when = try given.and(fixing, about: "proposal/P", on: "2024-09-03", by: "everyone")
            .when(ActApproved(), about: "proposal/P", on: "2024-09-03", by: "colleague")
        try when.then("act.approved", "grant.amountFixed", "grant.returnOrdered")
        let colleague = try given.reference("actor/colleague")
        for event in try when.outcome.get().dropFirst() {
            #expect(event.context.approver?.stream == colleague)
        }
    }

    // MARK: - Administrators

    @Test func `a ledger of one administrator grants roles until there are two`() throws {
        let given = try Given(colleagues: [])
            .and(ActorRegistered(name: text("b")), about: "actor/b", on: "2024-04-02")
            .and(RoleGranted(role: .clerk), about: "actor/b", on: "2024-04-02", by: "everyone")
            .and(
                RoleGranted(role: .administrator), about: "actor/b", on: "2024-04-02",
                by: "everyone")
        try given.when(RoleGranted(role: .auditor), about: "actor/b", on: "2024-04-03", by: "b")
            .thenRefused(.secondPersonNeeded)
        try given.when(
            ParameterSet(value: text("5.00%"), reason: text("x")), about: "parameter/addOnRate",
            on: "2025-01-01", by: "everyone"
        ).thenRefused(.secondPersonNeeded)
        for actor in ["actor/b", "actor/everyone"] {
            try given.when(ActorSuspended(reason: text("x")), about: actor, on: "2024-05-01")
                .thenRefused(.lastAdministrator)
            try given.when(
                RoleRevoked(role: .administrator, reason: text("x")), about: actor,
                on: "2024-05-01"
            ).thenRefused(.lastAdministrator)
        }
    }

    @Test func `who may propose may record an act of two persons`() {
        let roles = Catalogue.acts.map { $0.declaration }.filter { $0.persons == .two }
            .flatMap(\.roles)
        #expect(Set(roles).subtracting(RuleBook.proposers) == [])
    }
}
