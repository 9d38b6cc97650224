import EventSourcing

/// The records that a group of commands has been decided into, before they are appended.
struct Decisions {
    private let first: LogPosition
    private var records: [[UInt8]] = []
    private var commands: [CommandID: Range<UInt64>] = [:]
    private var condition = AppendCondition.none

    init(at first: LogPosition) { self.first = first }

    mutating func add(_ added: [[UInt8]], id: CommandID, reading: AppendCondition) -> Range<UInt64>
    {
        let start = first.rawValue + UInt64(records.count)
        let positions = start..<(start + UInt64(added.count))
        records += added
        commands[id] = positions
        // Streams that the group itself introduced or moved are no condition on the log.
        condition.merge(reading)
        return positions
    }

    func positions(of id: CommandID) -> Range<UInt64>? { commands[id] }

    func records(at positions: Range<UInt64>) -> ArraySlice<[UInt8]> {
        let start = Int(positions.lowerBound - first.rawValue)
        return records[start..<(start + positions.count)]
    }

    var prepared: PreparedBatch? {
        records.isEmpty
            ? nil : PreparedBatch(Batch(first: first, records: records), if: condition)
    }
}
