import Bytes
import EventSourcing
import StateCoding

/// The streams of a state image and their names: found where they stand, and no name is made before
/// it is asked for.
struct StreamNames: Sendable {
    /// Which event introduced each, in the order of the log.
    private var positions: [UInt64] = []
    /// Where each name ends in the text.
    private var ends: [UInt32] = []
    private var text: [UInt8] = []
    /// The first place of each stretch of positions, and of the end: a stretch has `1 << width`.
    private var starts: [UInt32] = []
    private var width: UInt64 = 0
    private var finder = NameFinder()

    var count: Int { positions.count }

    /// These and others.
    ///
    /// - Precondition: they come behind these in the log, in its order.
    func adding(_ streams: some Sequence<(StreamName, StreamReference)>) -> Self {
        var all = self
        for (name, stream) in streams {
            all.positions.append(stream.position.rawValue)
            all.text += name.text.utf8
            all.ends.append(UInt32(all.text.count))
        }
        all.index()
        return all
    }

    func reference(atPlace place: Int) -> StreamReference {
        StreamReference(LogPosition(positions[place]))
    }

    func place(of stream: StreamReference) -> Int? {
        let position = stream.position.rawValue
        let stretch = Int(clamping: position >> width)
        guard stretch < starts.count - 1 else { return nil }
        for place in Int(starts[stretch])..<Int(starts[stretch + 1])
        where positions[place] == position {
            return place
        }
        return nil
    }

    /// `nil` for what is no name.
    func name(atPlace place: Int) -> StreamName? {
        text.rawSpan.extracting(range(atPlace: place)).validatedText().flatMap(
            StreamName.init(parsing:))
    }

    func place(of name: StreamName) -> Int? {
        finder.place(of: name.hash, among: count, hashes: hashes) { isName(name, atPlace: $0) }
    }

    func isName(_ name: StreamName, atPlace place: Int) -> Bool {
        text.rawSpan.extracting(range(atPlace: place)).equals(name.text.utf8.span.raw)
    }

    private func hashes() -> [UInt32] {
        positions.indices.map {
            StreamName.hash(of: text.rawSpan.extracting(range(atPlace: $0)))
        }
    }

    private func range(atPlace place: Int) -> Range<Int> {
        (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
    }

    /// Makes streams to be found by their positions.
    private mutating func index() {
        guard let last = positions.last else { return }
        width = 0
        while last >> width >= 2 * UInt64(count) { width += 1 }
        (starts, finder) = ([], NameFinder())
        starts.reserveCapacity(Int(last >> width) + 2)
        for (place, position) in positions.enumerated() {
            while starts.count <= Int(position >> width) { starts.append(UInt32(place)) }
        }
        starts.append(UInt32(count))
    }

    private var isInOrder: Bool {
        guard positions.count == ends.count, Int(ends.last ?? 0) == text.count else { return false }
        return positions.indices.dropFirst().allSatisfy {
            positions[$0 - 1] < positions[$0] && ends[$0 - 1] <= ends[$0]
        }
    }
}

extension StreamNames: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        left.positions == right.positions && left.ends == right.ends && left.text == right.text
    }
}

extension StreamNames: StateCodable {
    static func parts(_ coder: inout StateCoder, _ names: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.positions = try coder.part("positions", names) { $0.positions }
        read.ends = try coder.part("ends", names) { $0.ends }
        read.text = try coder.part("text", names) { $0.text }
        for name in ["starts", "width", "finder"] as [StaticString] {
            coder.derived(name, of: Self.self)
        }
        guard read.isInOrder else { throw StateFault("names of streams out of order") }
        read.index()
        return read
    }
}
