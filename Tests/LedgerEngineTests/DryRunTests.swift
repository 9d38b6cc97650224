import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import TestSupport
import Testing

/// A dry run tells what posting would do, and does nothing.
@Suite struct DryRunTests {
    @Test func `a preview holds the events that are then recorded`() throws {
        let opened = try OpenedLedger()
        let next = opened.log.next()
        var dryRun = try DryRun(opened.log, clock: opened.clock)
        let command = try registration("A")
        let preview = try dryRun.perform(command, as: StreamName(parsing: "actor/clerk"))
        #expect(opened.log.next() == next, "nothing is recorded")
        _ = opened.submit(command)
        var recorded: [RecordedEvent] = []
        try opened.log.read(from: next) { _, record in
            recorded.append(try RecordDecoder.decode(record))
            return true
        }
        #expect(recorded.map(\.head.position) == preview.events.map(\.context.position))
        #expect(recorded.map(\.act.primitives) == preview.events.map(\.act.primitives))
        #expect(recorded.map(\.head.streamVersion) == preview.events.map(\.streamVersion))
    }

    @Test func `rows of a dry run build on each other`() throws {
        let opened = try OpenedLedger()
        let clerk = StreamName(parsing: "actor/clerk")
        var dryRun = try DryRun(opened.log, clock: opened.clock)
        _ = try dryRun.perform(registration("A"), as: clerk)
        #expect {
            _ = try dryRun.perform(registration("A", number: 1), as: clerk)
        } throws: { error in
            guard case DryRun.Refusal.rejected(let rejection) = error else { return false }
            return rejection.code == .nameTaken
        }
    }
}
