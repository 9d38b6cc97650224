import Bytes
import EventSourcing

/// Records one behind the other, in one piece of memory: a chunk goes to another thread whole, and
/// no record has an allocation of its own.
struct RecordChunk: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    mutating func append(_ record: RawSpan) {
        bytes.append(contentsOf: record)
        ends.append(bytes.count)
    }

    func forEach(_ body: RecordSink) throws(LogFailure) {
        for index in ends.indices { try body(self[index]) }
    }

    /// The bytes of one record.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self) get {
            bytes.rawSpan.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index])
        }
    }

    /// The records from `index` on.
    func suffix(from index: Int) -> RecordChunk {
        guard index > 0 else { return self }
        let start = ends[index - 1]
        var rest = RecordChunk()
        rest.bytes = Array(bytes[start...])
        rest.ends = ends[index...].map { $0 - start }
        return rest
    }
}
