import Bytes
import EventSourcing
import StateCoding

/// The names of all streams as a state image has them: found where they stand, and none of them
/// made before it is asked for.
struct StreamNames: Sendable, Equatable {
    /// Which event introduced each, in the order of the log.
    private var positions: [UInt64] = []
    /// Where each name ends in the text.
    private var ends: [UInt32] = []
    private var text: [UInt8] = []

    var count: Int { positions.count }

    /// - Precondition: the streams are in the order of the log.
    init(_ streams: some Sequence<(StreamReference, StreamName)>) {
        for (stream, name) in streams {
            positions.append(stream.position.rawValue)
            text += name.text.utf8
            ends.append(UInt32(text.count))
        }
    }

    init() { self.init(EmptyCollection()) }

    func reference(atPlace place: Int) -> StreamReference {
        StreamReference(LogPosition(positions[place]))
    }

    /// `nil` for what is no name.
    func name(atPlace place: Int) -> StreamName? {
        text.rawSpan.extracting(range(atPlace: place)).validatedText().flatMap(
            StreamName.init(parsing:))
    }

    func name(of stream: StreamReference) -> StreamName? {
        let position = stream.position.rawValue
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low < positions.count && positions[low] == position ? name(atPlace: low) : nil
    }

    /// Looks at every name: whoever has many to find folds the tables.
    func reference(to name: StreamName) -> StreamReference? {
        let bytes = Array(name.text.utf8)
        let place = positions.indices.first {
            text.rawSpan.extracting(range(atPlace: $0)).equals(bytes.rawSpan)
        }
        return place.map(reference)
    }

    private func range(atPlace place: Int) -> Range<Int> {
        (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
    }

    private var isInOrder: Bool {
        guard positions.count == ends.count, Int(ends.last ?? 0) == text.count else { return false }
        return positions.indices.dropFirst().allSatisfy {
            positions[$0 - 1] < positions[$0] && ends[$0 - 1] <= ends[$0]
        }
    }
}

extension StreamNames: StateCodable {
    static func parts(_ coder: inout StateCoder, _ names: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.positions = try coder.part("positions", names) { $0.positions }
        read.ends = try coder.part("ends", names) { $0.ends }
        read.text = try coder.part("text", names) { $0.text }
        guard read.isInOrder else { throw StateFault("names of streams out of order") }
        return read
    }
}
