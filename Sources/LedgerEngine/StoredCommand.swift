import EventCoding
import EventSourcing
import DefenseFund

/// A command that stands in the log.
enum StoredCommand {
    /// Its positions and events; `nil` if no command of this id is stored.
    static func events(of id: CommandID, in log: some EventLog) throws(LogFailure)
        -> (Range<UInt64>, [RecordedEvent])?
    {
        guard let positions = try log.positions(of: id) else { return nil }
        return (positions, try events(at: positions, of: id, in: log))
    }

    /// Its events, of which the positions are known.
    static func events(
        at positions: Range<UInt64>, of id: CommandID, in log: some EventLog
    ) throws(LogFailure) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        do {
            try log.read(from: LogPosition(positions.lowerBound)) { position, record in
                events.append(try RecordDecoder.decode(record))
                return position.rawValue + 1 < positions.upperBound
            }
        } catch {
            throw error as? LogFailure ?? .broken("the events of command \(id): \(error)")
        }
        return events
    }
}
