import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import StateCoding
import TestSupport
import Testing

/// A command that a rule refuses leaves its trace in the log, once.
@Suite struct RefusalRecordTests {
    private func events(_ log: MemoryEventLog, from next: LogPosition) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        try log.read(from: next) { _, record in
            events.append(try RecordDecoder.decode(record))
            return true
        }
        return events
    }

    private func position(_ outcome: CommandOutcome) -> UInt64? {
        if case .rejected(_, let position) = outcome { position } else { nil }
    }

    @Test func `a refusal says who wanted what, and which rule forbids it`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A"))
        let next = opened.log.next()
        let again = try registration("A", number: 1)
        let outcome = opened.submit(again)
        #expect(position(outcome[0]) == next.rawValue)
        let event = try #require(try events(opened.log, from: next).first)
        let refusal = try #require(event.act as? CommandRefused)
        #expect(opened.log.next() == next.advanced(by: 1))
        #expect(refusal.commandID == again.id && refusal.digest == again.digest)
        #expect(refusal.command.text == "party.register" && refusal.subject.text == "party/A")
        #expect(refusal.code.text == "name-taken" && refusal.basis.text == "House rule 1")
        #expect(refusal.facts.map(\.name.text) == ["subject"])
        #expect(refusal.facts.map(\.value.text) == ["party/A"])
        #expect(event.streamName?.text == "refusals" && event.role == .system)
        #expect(event.head.actor == StreamReference(LogPosition(3)) && event.postings.isEmpty)
    }

    @Test func `things are told by their names and not by positions`() throws {
        let opened = try OpenedLedger()
        let next = opened.log.next()
        let rename = try draft("role.grant", "actor/clerk", #"{"role":"auditor"}"#)
        guard case .rejected(let rejection, _) = opened.submit(rename)[0] else {
            Issue.record("a clerk grants a role")
            return
        }
        #expect(rejection.facts.first == .text("actor", "actor/clerk"))
        let refusal = try events(opened.log, from: next).first?.act as? CommandRefused
        #expect(refusal?.facts.first?.value.text == "actor/clerk")
    }

    @Test func `the same refusal again records nothing and says where it stands`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A"))
        let first = position(opened.submit(try registration("A", number: 1))[0])
        let next = opened.log.next()
        let both = opened.submit(
            try registration("A", number: 1), try registration("A", number: 1))
        #expect(both.map(position) == [first, first] && first != nil)
        #expect(opened.log.next() == next)
        // Other content, another id, another person: another refusal each.
        let others = opened.submit(
            try draft("party.register", "party/A", #"{"name":"B","kind":"bank"}"#, number: 1),
            try registration("A", number: 2),
            try registration("A", number: 1, extra: #""as":"admin","#))
        #expect(Set(others.map(position)).count == 3)
        #expect(opened.log.next() == next.advanced(by: 3))
    }

    @Test func `what was refused is recorded once the reason is gone`() throws {
        let opened = try OpenedLedger()
        let rename = try draft("party.rename", "party/A", #"{"name":"B"}"#, number: 1)
        #expect(position(opened.submit(rename)[0]) != nil)
        _ = opened.submit(try registration("A"))
        guard case .recorded = opened.submit(rename)[0] else {
            Issue.record("the reason is gone")
            return
        }
    }

    @Test func `an unknown person, bad input and a dry run leave nothing`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A"))
        let next = opened.log.next()
        let outcomes = opened.submit(
            try registration("A", number: 1, extra: #""as":"nobody","#),
            try registration("A", number: 2, extra: #""as":"nobody","expectedVersion":7,"#),
            try registration("A", number: 3, extra: #""as":"party/A","#),
            try registration("A", number: 4, extra: #""causation":99,"#))
        #expect(outcomes.allSatisfy { position($0) == nil })
        var dryRun = try DryRun(opened.log, clock: opened.clock)
        #expect(throws: DryRun.Refusal.self) {
            try dryRun.perform(
                try registration("A", number: 5), as: StreamName(parsing: "actor/clerk"))
        }
        #expect(opened.log.next() == next)
    }

    @Test func `a suspended person is known, and refused on the record`() throws {
        let opened = try OpenedLedger()
        let admin = StreamName(parsing: "actor/admin")
        _ = opened.ledger.submit(
            Submission(
                [try draft("actor.suspend", "actor/clerk", #"{"reason":"left"}"#)], as: admin))
        #expect(position(opened.submit(try registration("A"))[0]) != nil)
    }

    @Test func `a group that is all or nothing is turned back, and its refusals stay`() throws {
        let opened = try OpenedLedger()
        let next = opened.log.next()
        let group = [
            try registration("A"), try registration("A", number: 1),
            try draft("party.rename", "party/C", #"{"name":"B"}"#, number: 2),
        ]
        let clerk = StreamName(parsing: "actor/clerk")
        for _ in 0..<2 {
            let outcomes = opened.ledger.submit(Submission(group, as: clerk, isAtomic: true))
            guard case .abandoned = outcomes[0] else {
                Issue.record("\(outcomes)")
                return
            }
            #expect(outcomes.map(position) == [nil, next.rawValue, next.rawValue + 1])
            #expect(opened.log.next() == next.advanced(by: 2))
        }
    }

    @Test func `nobody takes the id of a refusal beforehand`() throws {
        let opened = try OpenedLedger()
        var command = try registration("A")
        command.id = CommandID(high: 0xFF00_0000_0000_F123, low: 7 << 61)
        guard case .invalid(let problem) = opened.submit(command)[0] else {
            Issue.record("the id is a refusal's")
            return
        }
        #expect(problem == .idOfRefusal)
    }

    @Test func `a flood of refusals leaves the state as small as it was`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A"))
        let clerk = StreamName(parsing: "actor/clerk")
        func size() throws -> Int {
            var bytes: [UInt8] = []
            try DryRun(opened.log, clock: opened.clock).ledger.appendState(to: &bytes)
            return bytes.count
        }
        _ = opened.submit(try registration("A", number: 1))
        let before = try size()
        _ = opened.ledger.submit(
            Submission(try (2..<500).map { try registration("A", number: $0) }, as: clerk))
        #expect(try size() == before)
        let ledger = try DryRun(opened.log, clock: opened.clock).ledger
        #expect(ledger.refusals.countByCode == ["name-taken": 499])
        #expect(ledger.refusals.count(of: Reference(3)) == 499)
    }

    @Test func `a fact longer than a field is cut`() throws {
        let long = String(repeating: "防", count: 500)
        let refusal = CommandRefused(
            Rejection(
                .parameterUnknown, "House rule 5", .text("name", long), .text("known", "")),
            of: CommandID(high: 1, low: 1), PartyRegistered.declaration,
            about: try #require(StreamName(parsing: "party/A")), digest: .example,
            name: { _ in nil })
        #expect(refusal.facts[0].value.text.utf8.count <= PlainText.maximumBytes)
        #expect(refusal.facts[0].value.text.hasSuffix("防…"))
        #expect(refusal.facts[1].value.text == "none")
    }
}
