import Containers
import DefenseFund
import EventSourcing

/// The records that a group of commands has been decided into, on their way to the log.
struct Decisions {
    let first: LogPosition
    var records = RecordChunk()
    private var commands: PlaceTable
    private var positions: [Range<UInt64>] = []
    private(set) var condition = AppendCondition.none
    /// How many records have left for the log.
    private var sentCount = 0

    /// - Parameter commandCount: how many commands there are to decide.
    init(at first: LogPosition, commandCount: Int) {
        self.first = first
        commands = PlaceTable(capacity: commandCount)
        positions.reserveCapacity(commandCount)
    }

    /// Notes that the last records are those of a command, and the streams that it moved on.
    mutating func note(_ events: [DecidedEvent], id: CommandID) -> Range<UInt64> {
        let end = first.rawValue + UInt64(records.count)
        let positions = (end - UInt64(events.count))..<end
        commands.append(id.number)
        self.positions.append(positions)
        // Streams that the group itself introduced are no condition on the log.
        for place in events.indices where events[place].context.stream.position < first {
            condition.add(
                events[place].context.stream,
                at: StreamVersion(events[place].streamVersion.rawValue - 1))
        }
        return positions
    }

    func positions(of id: CommandID) -> Range<UInt64>? {
        commands.place(of: id.number).map { positions[$0] }
    }

    /// Where the records of these positions stand among those of the group.
    func indices(of positions: Range<UInt64>) -> Range<Int> {
        let start = Int(positions.lowerBound - first.rawValue)
        return start..<(start + positions.count)
    }

    /// Records that have not left yet.
    var unsentCount: Int { records.count - sentCount }

    /// Lets them go. What has left cannot be taken back.
    mutating func takeUnsent() -> RecordChunk {
        defer { sentCount = records.count }
        return records.suffix(from: sentCount)
    }
}
