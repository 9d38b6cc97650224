import EventSourcing

/// Goes through the commands of a whole log in the order of their ids, so that those which bear one
/// id come one behind the other.
///
/// The segments of the index are sorted: of each only a block is held, and the least of their first
/// entries is the next command. So it takes little memory however long the log is, and reads each
/// segment once. Which ids there are makes no difference to it.
struct CommandMerge {
    /// Answers with the entries of a segment at some places, or those that it has of them.
    typealias Read = (_ segment: UInt64, _ places: Range<Int>) throws
        -> [(CommandID, LogPosition)]?

    /// A sorted list with what is read of it and not yet taken.
    private struct Source {
        /// The segment that it is read from; `nil` if all of it is here.
        let segment: UInt64?
        var block: [(CommandID, LogPosition)]
        var next = 0
        /// The place of the block's end in the segment.
        var end: Int
    }

    /// The first command of a source.
    private struct Front {
        let id: CommandID
        let position: LogPosition
        let source: Int

        static func < (left: Front, right: Front) -> Bool {
            if left.id.high != right.id.high { return left.id.high < right.id.high }
            return (left.id.low, left.position) < (right.id.low, right.position)
        }
    }

    // And no log, whose type the compiler would not know here: what is done for each command would
    // cost twice as much.
    private let read: Read
    private let blockCount: Int
    private var sources: [Source] = []
    /// A heap: a front is not behind the two at twice its place and one or two more.
    private var fronts: [Front] = []

    /// - Parameters:
    ///   - segments: those of the index that are sorted.
    ///   - rest: the commands of all others, in any order.
    init(
        _ segments: [UInt64], and rest: consuming [(CommandID, LogPosition)],
        read: @escaping Read
    ) throws {
        self.read = read
        blockCount = max(16, Self.heldCount / (segments.count + 1))
        rest.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
        let restCount = rest.count
        sources = [Source(segment: nil, block: rest, end: restCount)]
        sources += segments.map { Source(segment: $0, block: [], end: 0) }
        for source in sources.indices {
            if let front = try takeFront(of: source) { fronts.append(front) }
        }
        // A sorted list is a heap.
        fronts.sort { $0 < $1 }
    }

    /// How many entries are held at once of segments up to 2048.
    private static var heldCount: Int { 1 << 15 }

    /// The next command and the position of its first event.
    mutating func next() throws -> (CommandID, LogPosition)? {
        guard let least = fronts.first else { return nil }
        if let front = try takeFront(of: least.source) {
            sink(front)
        } else if let last = fronts.popLast(), !fronts.isEmpty {
            sink(last)
        }
        return (least.id, least.position)
    }

    private mutating func takeFront(of source: Int) throws -> Front? {
        if sources[source].next == sources[source].block.count {
            guard let segment = sources[source].segment else { return nil }
            let start = sources[source].end
            let block = try read(segment, start..<(start + blockCount))
            guard let block, !block.isEmpty else { return nil }
            sources[source].block = block
            sources[source].next = 0
            sources[source].end = start + block.count
        }
        let (id, position) = sources[source].block[sources[source].next]
        sources[source].next += 1
        return Front(id: id, position: position, source: source)
    }

    /// Puts it in the place of the first, and then below all that are before it.
    private mutating func sink(_ front: Front) {
        var place = 0
        while 2 * place + 1 < fronts.count {
            var lesser = 2 * place + 1
            if lesser + 1 < fronts.count, fronts[lesser + 1] < fronts[lesser] { lesser += 1 }
            guard fronts[lesser] < front else { break }
            fronts[place] = fronts[lesser]
            place = lesser
        }
        fronts[place] = front
    }
}
