import Bytes
import EventSourcing

/// Records one behind the other, in one piece of memory: a chunk goes to another thread whole, and
/// no record has an allocation of its own.
struct RecordChunk: Sendable {
    private let bytes: [UInt8]
    /// Where each record ends.
    private let ends: [Int]

    init(_ bytes: RawSpan, ends: [Int]) {
        self.bytes = bytes.copied()
        self.ends = ends
    }

    var count: Int { ends.count }

    func forEach(_ body: RecordSink) throws(LogFailure) {
        for index in ends.indices { try body(self[index]) }
    }

    /// The bytes of one record.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self) get {
            bytes.rawSpan.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index])
        }
    }
}
