import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct FindingTests {
    private func finding(
        to addressee: FindingAddressee = .corporation, about thing: StreamReference? = nil,
        event: LogPosition? = nil, answerBy: LegalDate? = nil
    ) -> FindingRaised {
        FindingRaised(
            severity: .irregularity, text: text("no receipt"), addressee: addressee, about: thing,
            event: event, answerBy: answerBy)
    }

    private let answer = FindingAnswered(text: text("it is attached"))
    private let closing = FindingClosed(result: text("settled"))

    @Test func `a finding is raised, answered and closed`() throws {
        let given = try Given()
        let raised = try given.and(
            finding(about: given.reference("party/bank"), event: LogPosition(3)),
            about: "finding/F", on: "2024-05-01")
        let answered = try raised.and(answer, about: "finding/F", on: "2024-05-02")
        // A further answer may follow as long as it is open.
        let more = try answered.and(answer, about: "finding/F", on: "2024-05-03")
        try more.when(closing, about: "finding/F", on: "2024-05-04").then("finding.closed")
    }

    @Test func `a finding is not closed before it is answered`() throws {
        try Given().and(finding(), about: "finding/F", on: "2024-05-01")
            .when(closing, about: "finding/F", on: "2024-05-04")
            .thenRefused(.findingNotAnswered)
    }

    @Test func `a closed finding is neither answered nor closed again`() throws {
        let closed = try Given().and(finding(), about: "finding/F", on: "2024-05-01")
            .and(answer, about: "finding/F", on: "2024-05-02")
            .and(closing, about: "finding/F", on: "2024-05-03")
        try closed.when(answer, about: "finding/F", on: "2024-05-04").thenRefused(.wrongStage)
        try closed.when(closing, about: "finding/F", on: "2024-05-04").thenRefused(.wrongStage)
    }

    @Test func `who answered a finding does not close it`() throws {
        let answered = try Given().and(finding(), about: "finding/F", on: "2024-05-01")
            .and(answer, about: "finding/F", on: "2024-05-02", by: "everyone")
            .and(answer, about: "finding/F", on: "2024-05-02", by: "colleague")
        for person in ["everyone", "colleague"] {
            try answered.when(closing, about: "finding/F", on: "2024-05-03", by: person)
                .thenRefused(.dutiesNotSeparated)
        }
        try answered.when(closing, about: "finding/F", on: "2024-05-03", by: "treasurer")
            .then("finding.closed")
    }

    @Test func `the Corporation does not answer for the Minister`() throws {
        let raised = try Given().and(finding(to: .ministry), about: "finding/F", on: "2024-05-01")
        try raised.when(answer, about: "finding/F", on: "2024-05-02").thenRefused(.answerNotOwed)
        var minister = raised
        for role in [Role.clerk, .screener, .approver, .treasurer] {
            try minister.perform(
                RoleRevoked(role: role, reason: text("x")), about: "actor/everyone",
                on: "2024-05-02")
        }
        try minister.when(answer, about: "finding/F", on: "2024-05-02", by: "everyone")
            .then("finding.answered")
    }

    @Test func `a finding is about an event that stands, and is answered after it is raised`()
        throws
    {
        let given = try Given()
        try given.when(
            finding(event: given.ledger.count), about: "finding/F", on: "2024-05-01"
        ).thenRefused(.positionUnknown)
        try given.when(
            finding(answerBy: date("2024-04-30")), about: "finding/F", on: "2024-05-01"
        ).thenRefused(.dateOutOfOrder)
    }

    @Test func `a redemption below cost posts its loss and raises a finding (Act 18(4))`() throws {
        let given = try Funded.fund()
        let bond = InvestmentMade(
            instrument: .governmentBond, description: text("x"),
            institution: try given.party("bank"), nominal: 1_000, cost: 990,
            maturesOn: date("2030-01-01"), principalGuaranteed: false,
            bank: try given.party("bank"))
        let held = try given.and(bond, about: "investment/I", on: "2024-05-01")
        func redeemed(for proceeds: Yen) throws -> When {
            try held.when(
                InvestmentRedeemed(cost: 990, proceeds: proceeds, bank: held.party("bank")),
                about: "investment/I", on: "2024-06-01")
        }
        try redeemed(for: 990).then("investment.redeemed")
        let below = try redeemed(for: 980)
        try below.then("investment.redeemed", "finding.raised")
        let (reference, state) = try #require(below.after.findings.raised.map { $0 }.first)
        #expect(state.isByLedger && state.addressee == .corporation)
        #expect(state.about == (try held.reference("investment/I")))
        #expect(state.text.text == "Redeemed for 980 yen what cost 990.")
        // It is named after its position, and bears the role that nobody holds.
        let name = try #require(below.after.name(of: reference.stream))
        #expect(name.text == "finding/\(reference.position)")
        let event = try #require(try below.outcome.get().last)
        #expect(event.context.role == .system && event.isConsequence)
        #expect(event.streamVersion == StreamVersion(1) && event.introducesStream)
    }

    @Test func `a name that somebody took beforehand keeps no finding away`() throws {
        var given = try Funded.fund()
        let position = given.ledger.count.rawValue + 2
        try given.perform(finding(), about: "finding/\(position)", on: "2024-05-01")
        try given.perform(
            AssertionRecorded(book: .fund, bank: given.party("bank"), amount: 1),
            about: "assertion/A", on: "2024-05-01")
        #expect(
            given.ledger.reference(
                to: try #require(
                    StreamName(parsing: "finding/\(position).2"))) != nil)
    }
}
