import Accounting
import EventCoding
import EventSourcing
public import ReadModels

extension History {
    /// Records what the events so far come to.
    public mutating func recordState() throws {
        var view = LedgerView()
        for event in events { try view.apply(event) }
        guard let command = view.stateCommand else { return }
        try perform(command)
    }
}

extension LedgerView {
    /// The command that records what the view comes to, on the day of its last event.
    public var stateCommand: TestCommand? {
        guard let day = recordedAt?.dateInTokyo, let record = stateRecord(on: day),
            case .object(let facts) = EventJSON.facts(of: record, name: name)
        else { return nil }
        return TestCommand("state.record", "states", on: day, facts.map { ($0.name, $0.value) })
    }
}
