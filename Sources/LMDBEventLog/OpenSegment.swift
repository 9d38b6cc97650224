import Containers
import EventCoding
import EventSourcing

/// The index of the events behind the last full segment. It is kept in memory and made from the
/// records when the log is opened: at most ``span`` heads are read for it.
struct OpenSegment {
    /// Positions in a segment: a whole subtree of the RFC 6962 tree.
    static let span: UInt64 = 1 << 16

    /// The position after the last one that is known.
    private(set) var end: UInt64
    private var commands: [CommandSegment.Entry] = []
    private var places = PlaceTable()
    private var streams: [UInt64] = []
    private var lastCommand: CommandID?

    /// An index of no event yet.
    ///
    /// - Parameters:
    ///   - segment: the segment to begin.
    ///   - command: the command of the event before it, whose events may go on in this segment.
    init(segment: UInt64 = 0, after command: CommandID? = nil) {
        end = segment * Self.span
        lastCommand = command
    }

    private var start: UInt64 { end - UInt64(streams.count) }

    /// Adds the next event; answers with the segment's rows if the event fills it.
    mutating func add(_ entry: RecordIndexEntry) -> FullSegment? {
        precondition(entry.position.rawValue == end, "events are indexed in order")
        // A command's events stand together; the first one tells where.
        if lastCommand != entry.commandID {
            lastCommand = entry.commandID
            let offset = UInt32(truncatingIfNeeded: UInt64(streams.count))
            commands.append(.init(id: entry.commandID, offset: offset))
            places.append(entry.commandID.number)
        }
        streams.append(entry.stream.position.rawValue)
        end += 1
        guard end % Self.span == 0 else { return nil }
        let full = FullSegment(
            number: end / Self.span - 1, commands: CommandSegment.bytes(commands),
            streams: StreamSegment.bytes(streams), ids: commands.map(\.id))
        commands.removeAll(keepingCapacity: true)
        places.removeAll()
        streams.removeAll(keepingCapacity: true)
        return full
    }

    func firstPosition(of command: CommandID) -> UInt64? {
        places.place(of: command.number).map { start + UInt64(commands[$0].offset) }
    }

    /// The positions of the stream's events here, in order.
    func positions(of stream: StreamReference) -> [UInt64] {
        let key = stream.position.rawValue
        return streams.indices.filter { streams[$0] == key }.map { start + UInt64($0) }
    }

    func count(of stream: StreamReference) -> Int {
        let key = stream.position.rawValue
        return streams.count { $0 == key }
    }
}

/// The rows of a segment that will not change any more.
struct FullSegment {
    let number: UInt64
    let commands: [UInt8]
    let streams: [UInt8]
    let ids: [CommandID]
}

/// Segments that an append fills, and the one that it leaves open.
struct FilledSegments {
    let full: [FullSegment]
    let open: OpenSegment
}
