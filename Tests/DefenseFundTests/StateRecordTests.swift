import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import TestSupport
import Testing

@Suite struct StateRecordTests {
    @Test func `given a ledger, when its state is recorded, then the next state has another size`()
        throws
    {
        var history = try History()
        let size = history.ledger.count
        try history.recordState()
        #expect(history.ledger.stateRecords == [size])
        try history.recordState()
        #expect(history.ledger.stateRecords == [size, size.advanced(by: 1)])
    }

    @Test func `given an event came in between, then the state is not recorded`() throws {
        var history = try History()
        var view = LedgerView()
        for event in history.events { try view.apply(event) }
        let command = try #require(view.stateCommand)
        try history.perform(
            TestCommand(
                #"{"command":"party.register","subject":"party/late","on":"2024-04-02","#
                    + #""facts":{"name":"late","kind":"bank"}}"#))
        let rejection = try #require(throws: Rejection.self) { try history.perform(command) }
        #expect(rejection.code == .stateMoved)
    }

    @Test func `a projection is named once`() throws {
        let history = try History()
        var view = LedgerView()
        for event in history.events { try view.apply(event) }
        let day = try #require(view.latestOn)
        let record = try #require(view.stateRecord(on: day))
        let twice = StateRecorded(
            size: record.size, accounts: record.accounts,
            projections: record.projections + record.projections.prefix(1))
        let recordedAt = try #require(view.recordedAt)
        let request = Request(
            twice, subject: StreamName(single: StateRecords.category), effectiveOn: day,
            recordedAt: recordedAt, actor: Reference(1))
        let rejection = try #require(throws: Rejection.self) {
            _ = try RuleBook.decide(request, at: view.progress, in: view.ledger)
        }
        #expect(rejection.code == .projectionNamedTwice)
    }
}
