import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import TestSupport
import Testing

/// What a poster is answered, and what then stands in the log.
@Suite struct SubmissionTests {
    @Test func `a command is recorded at the next position`() throws {
        let opened = try OpenedLedger()
        let next = opened.log.next()
        let outcome = opened.submit(try registration("A"))
        guard case .recorded(let positions) = outcome[0] else { return record(outcome) }
        #expect(positions == next.rawValue..<(next.rawValue + 1))
        #expect(opened.log.next() == next.advanced(by: 1))
    }

    @Test func `each command of a group stands for itself`() throws {
        let opened = try OpenedLedger()
        let next = opened.log.next()
        let outcomes = opened.submit(
            try registration("A"), try registration("A", number: 1), try registration("B"))
        guard case .recorded = outcomes[0], case .rejected(let rejection, _) = outcomes[1],
            case .recorded = outcomes[2]
        else { return record(outcomes) }
        #expect(rejection.code == .nameTaken)
        // Two registrations, and the refusal between them.
        #expect(opened.log.next() == next.advanced(by: 3))
    }

    @Test func `an atomic group is recorded whole or not at all`() throws {
        let opened = try OpenedLedger()
        let next = opened.log.next()
        let outcomes = opened.submit(
            try registration("A"), try registration("A", number: 1), isAtomic: true)
        guard case .abandoned = outcomes[0], case .rejected = outcomes[1] else {
            return record(outcomes)
        }
        // Of the group nothing; that it was refused stands in the log.
        #expect(opened.log.next() == next.advanced(by: 1))
        // The state went back as well: the same name is free.
        guard case .recorded = opened.submit(try registration("A"))[0] else {
            return record(outcomes)
        }
    }

    @Test func `an atomic group that passes is recorded`() throws {
        let opened = try OpenedLedger()
        let outcomes = opened.submit(
            try registration("A"), try registration("B"), isAtomic: true)
        #expect(outcomes.allSatisfy { $0.isDone })
    }

    @Test func `a command whose subject has moved is refused and told what moved`() throws {
        let opened = try OpenedLedger()
        _ = opened.submit(try registration("A"))
        let rename = { (version: Int, number: UInt64) in
            try draft(
                "party.rename", "party/A", #"{"name":"B"}"#, number: number,
                extra: #""expectedVersion":\#(version),"#)
        }
        guard case .recorded = opened.submit(try rename(1, 1))[0] else {
            Issue.record("the version was right")
            return
        }
        let outcome = opened.submit(try rename(1, 2))
        guard case .rejected(let rejection, _) = outcome[0] else { return record(outcome) }
        #expect(rejection.code == .streamMoved)
        #expect(rejection.facts.contains(.count("expected", 1)))
        #expect(rejection.facts.contains(.count("actual", 2)))
    }

    @Test func `a command without a known actor is not decided`() throws {
        let opened = try OpenedLedger()
        let nobody = opened.submit(try registration("A", extra: #""as":"nobody","#))
        guard case .rejected(let rejection, _) = nobody[0] else { return record(nobody) }
        #expect(rejection.code == .actorUnknown)
        let unnamed = opened.ledger.submit(.init([try registration("A")], as: nil))
        guard case .invalid(let problem) = unnamed[0] else { return record(unnamed) }
        #expect(problem.field == "as")
    }

    @Test func `a cause ahead of the log is bad input`() throws {
        let opened = try OpenedLedger()
        let outcome = opened.submit(try registration("A", extra: #""causation":1000000,"#))
        guard case .invalid(let problem) = outcome[0] else { return record(outcome) }
        #expect(problem.field == "causation")
    }

    @Test func `facts that cannot fit into a record are refused before they leave a trace`() throws
    {
        let opened = try OpenedLedger()
        let title = String(repeating: "x", count: 900)
        let hash = String(repeating: "0", count: 64)
        let document =
            #"{"sha256":"\#(hash)","mediaType":"text/plain","byteCount":1,"title":"\#(title)"}"#
        let documents = Array(repeating: document, count: 64).joined(separator: ",")
        let outcome = opened.submit(
            try registration("A", extra: #""evidence":[\#(documents)],"#))
        guard case .invalid(let problem) = outcome[0] else { return record(outcome) }
        #expect(problem.code == .rowTooLong)
        guard case .recorded = opened.submit(try registration("A"))[0] else {
            Issue.record("the name is taken by what was refused")
            return
        }
    }

    @Test func `recorded time never decreases though the clock goes back`() throws {
        let opened = try OpenedLedger()
        opened.clock.set(1_800_000_000_000_000)
        _ = opened.submit(try registration("A"))
        opened.clock.set(1_600_000_000_000_000)
        _ = opened.submit(try registration("B"))
        var times: [RecordedTime] = []
        try opened.log.read(from: .start) { _, record in
            times.append(try RecordDecoder.decode(record).head.recordedAt)
            return true
        }
        #expect(times == times.sorted())
        #expect(times.last == RecordedTime(microseconds: 1_800_000_000_000_000))
    }

    @Test func `a ledger is opened once`() throws {
        let opened = try OpenedLedger()
        opened.clock.set(1_800_000_000_000_000)
        #expect(throws: LogFailure.self) {
            _ = try OpenedLedger(opened.log, clock: opened.clock)
        }
    }

    private func record(_ outcomes: [CommandOutcome]) { Issue.record("\(outcomes)") }
}
