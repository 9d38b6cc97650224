import Bytes
import EventSourcing

/// Which events of one segment of the log are about which stream: stream and place of each event,
/// sorted by both. The versions of a stream ascend with the positions, so counting gives them.
enum StreamSegment {
    /// Little-endian: u64 stream, u32 place within the segment.
    static let entryByteCount = 12

    /// - Parameter streams: the stream of each position of the segment, in order.
    static func bytes(_ streams: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(streams.count * entryByteCount)
        for index in RadixOrder.indices(by: streams) {
            bytes.append(littleEndian: streams[Int(index)])
            bytes.append(littleEndian: index)
        }
        return bytes
    }

    static func isValid(_ bytes: RawSpan) -> Bool { bytes.byteCount % entryByteCount == 0 }

    /// The entries that are about the stream.
    static func entries(of stream: StreamReference, in bytes: RawSpan) -> Range<Int> {
        let key = stream.position.rawValue
        let lower = partition(bytes) { $0 < key }
        return lower..<max(lower, partition(bytes) { $0 <= key })
    }

    static func entry(at index: Int, in bytes: RawSpan) -> (stream: StreamReference, offset: UInt32)
    {
        let stream: UInt64 = bytes.littleEndian(at: index * entryByteCount)
        return (StreamReference(LogPosition(stream)), offset(at: index, in: bytes))
    }

    static func offset(at index: Int, in bytes: RawSpan) -> UInt32 {
        bytes.littleEndian(at: index * entryByteCount + 8)
    }

    /// The first entry whose stream does not belong to the left part.
    private static func partition(_ bytes: RawSpan, _ isLeft: (UInt64) -> Bool) -> Int {
        var range = 0..<(bytes.byteCount / entryByteCount)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let stream: UInt64 = bytes.littleEndian(at: middle * entryByteCount)
            range = isLeft(stream) ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
