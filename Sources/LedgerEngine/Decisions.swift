import DefenseFund
import EventCoding
import EventSourcing

/// The records that a group of commands has been decided into, on their way to the log.
struct Decisions: ~Copyable {
    let first: LogPosition
    let ids: GroupIDs
    /// Records that have not left yet.
    var assembly = EventAssembly()
    /// What has left, for who asks for a record of the same group.
    private var sent: [RecordChunk] = []
    private var noted: Noted

    /// What is noted of the commands; a copy of it is what they are taken back to.
    fileprivate struct Noted {
        /// Of commands that are asked for again: those whose ids come once more, and refusals.
        var positions: [CommandID: Range<UInt64>] = [:]
        var condition = AppendCondition.none
        /// The position behind the last record.
        var end: UInt64
    }

    /// - Parameter ids: of the commands to decide.
    init(at first: LogPosition, _ ids: GroupIDs) {
        self.first = first
        self.ids = ids
        noted = Noted(end: first.rawValue)
    }

    var condition: AppendCondition { noted.condition }

    /// Notes that the last records are those of a command, and the streams that it moved on.
    mutating func note(_ events: [DecidedEvent], id: CommandID) -> Range<UInt64> {
        let positions = noted.end..<(noted.end + UInt64(events.count))
        noted.end = positions.upperBound
        if ids.repeated.contains(id) || RefusalID.isOne(id) { noted.positions[id] = positions }
        // Streams that the group itself introduced are no condition on the log.
        for event in events where event.context.stream.position < first {
            noted.condition.add(
                event.context.stream, at: StreamVersion(event.streamVersion.rawValue - 1))
        }
        return positions
    }

    // MARK: - Commands that come once more

    /// The positions of a command of the group that was recorded, if its id was told to come again
    /// or is that of a refusal.
    func positions(of id: CommandID) -> Range<UInt64>? { noted.positions[id] }

    /// All records of the group, in order; those that have not left yet are copied.
    var records: [RecordChunk] { sent + [assembly.all] }

    /// The events of a command of the group.
    func events(at positions: Range<UInt64>) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var place = first.rawValue
        for chunk in records {
            for index in 0..<chunk.count {
                if positions.contains(place) {
                    events.append(try RecordDecoder.decode(chunk[index]))
                }
                place += 1
            }
        }
        return events
    }

    // MARK: - Taking back

    /// How far a group is decided.
    struct Mark {
        fileprivate let noted: Noted
        fileprivate let unsentCount: Int
    }

    var mark: Mark { Mark(noted: noted, unsentCount: unsentCount) }

    /// Takes back what was decided since; none of it may have left.
    mutating func takeBack(to mark: Mark) {
        noted = mark.noted
        assembly.removeAll(from: mark.unsentCount)
    }

    // MARK: - Leaving

    /// Records that have not left yet.
    var unsentCount: Int { assembly.count }

    /// Lets them go. What has left cannot be taken back.
    mutating func takeUnsent() -> RecordChunk {
        let chunk = assembly.takeAll()
        sent.append(chunk)
        return chunk
    }
}
