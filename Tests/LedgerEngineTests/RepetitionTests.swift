import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import TestSupport
import Testing

/// The same id and content gives the original answer for ever; other content is refused.
@Suite struct RepetitionTests {
    @Test func `the same command again records nothing and is answered alike`() throws {
        let opened = try OpenedLedger()
        guard case .recorded(let first) = opened.submit(try registration("A", number: 1))[0] else {
            Issue.record("not recorded")
            return
        }
        let next = opened.log.next()
        guard case .repeated(let again) = opened.submit(try registration("A", number: 1))[0] else {
            Issue.record("not told apart")
            return
        }
        #expect(again == first)
        #expect(opened.log.next() == next)
    }

    @Test func `the same command twice in one group is recorded once`() throws {
        let opened = try OpenedLedger()
        let outcomes = opened.submit(
            try registration("A", number: 1), try registration("A", number: 1))
        guard case .recorded(let first) = outcomes[0], case .repeated(let second) = outcomes[1]
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(first == second)
    }

    @Test func `the same command is known in a group of which the first records have left`() throws
    {
        let opened = try OpenedLedger()
        // Records leave for the log 128 at a time.
        var drafts = try (0..<300).map { try registration("A-\($0)", number: UInt64($0 + 1)) }
        drafts += [drafts[5], drafts[200], drafts[299]]
        let outcomes = opened.ledger.submit(
            Submission(drafts, as: StreamName(parsing: "actor/clerk")))
        for (first, again) in [(5, 300), (200, 301), (299, 302)] {
            guard case .recorded(let positions) = outcomes[first],
                case .repeated(let same) = outcomes[again]
            else {
                Issue.record("\(outcomes[again])")
                continue
            }
            #expect(positions == same)
        }
        #expect(outcomes.count == 303)
    }

    @Test func `a new engine on the same log still knows the command`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A", number: 1))
        opened.ledger.close()
        let reopened = try Ledger(opened.log, clock: opened.clock)
        let outcome = reopened.submit(
            .init([try registration("A", number: 1)], as: StreamName(parsing: "actor/clerk")))
        guard case .repeated = outcome[0] else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test func `a cause that is left out the second time is a difference`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A", number: 1, extra: #""causation":3,"#))
        let outcome = opened.submit(try registration("A", number: 1))
        guard case .idTaken("causation", _) = outcome[0] else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test(arguments: [#""role":"corporation.clerk","#, #""expectedVersion":0,"#])
    func `the role that was recorded and the version that was seen are no difference`(
        extra: String
    ) throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A", number: 1))
        let outcome = opened.submit(try registration("A", number: 1, extra: extra))
        guard case .repeated = outcome[0] else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test(arguments: [
        ("party.register", "party/A", #"{"name":"B","kind":"other"}"#, "2024-04-01", "", "name"),
        ("party.register", "party/A", #"{"name":"A","kind":"bank"}"#, "2024-04-01", "", "kind"),
        ("party.register", "party/B", #"{"name":"A","kind":"other"}"#, "2024-04-01", "", "subject"),
        ("party.register", "party/A", #"{"name":"A","kind":"other"}"#, "2024-04-02", "", "on"),
        (
            "party.register", "party/A", #"{"name":"A","kind":"other"}"#, "2024-04-01",
            #""as":"admin","#, "as"
        ),
        ("party.rename", "party/A", #"{"name":"A"}"#, "2024-04-01", "", "command"),
        (
            "party.register", "party/A", #"{"name":"A","kind":"other"}"#, "2024-04-01",
            #""role":"minister","#, "role"
        ),
        (
            "party.register", "party/A", #"{"name":"A","kind":"other"}"#, "2024-04-01",
            #""causation":3,"#, "causation"
        ),
        (
            "party.register", "party/A", #"{"name":"A","kind":"other"}"#, "2024-04-01",
            #""evidence":[{"sha256":"\#(String(repeating: "0", count: 64))","#
                + #""mediaType":"text/plain","byteCount":1,"title":"x"}],"#, "evidence"
        ),
    ])
    func `the first field that differs is named`(
        _ command: String, _ subject: String, _ facts: String, _ date: String, _ extra: String,
        _ field: String
    ) throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A", number: 1))
        let next = opened.log.next()
        let outcome = opened.submit(
            try draft(command, subject, facts, on: date, number: 1, extra: extra))
        guard case .idTaken(let named, _) = outcome[0] else {
            Issue.record("\(outcome)")
            return
        }
        #expect(named == field)
        #expect(opened.log.next() == next)
    }
}
