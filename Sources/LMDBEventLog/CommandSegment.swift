import Bytes
import EventSourcing

/// Which commands of one segment of the log begin where: the id of each with the place of its first
/// event, sorted by id.
///
/// A segment spans ``Segment/span`` positions and is written once, when the log has passed it. Ids
/// are random, so an ordered table of them would change a page for each event; a segment is written
/// in one stretch.
enum CommandSegment {
    /// 16 bytes of the id, big-endian, and a little-endian u32: the place within the segment.
    static let entryByteCount = 20

    struct Entry {
        let id: CommandID
        let offset: UInt32
    }

    static func bytes(_ entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * entryByteCount)
        for index in order(of: entries) {
            let entry = entries[Int(index)]
            bytes.append(littleEndian: entry.id.high.byteSwapped)
            bytes.append(littleEndian: entry.id.low.byteSwapped)
            bytes.append(littleEndian: entry.offset)
        }
        return bytes
    }

    private static func order(of entries: [Entry]) -> [UInt32] {
        var order = RadixOrder.indices(by: entries.map(\.id.high))
        // Two halves are alike by no chance, but a client may have made them so.
        let highs = order.map { entries[Int($0)].id.high }
        var start = 0
        while start < highs.count {
            let end = highs[start...].firstIndex { $0 != highs[start] } ?? highs.count
            if end - start > 1 {
                order[start..<end].sort { entries[Int($0)].id < entries[Int($1)].id }
            }
            start = end
        }
        return order
    }

    static func isValid(_ bytes: RawSpan) -> Bool { bytes.byteCount % entryByteCount == 0 }

    /// The place within the segment; `nil` if no command of the id begins there.
    static func find(_ id: CommandID, in bytes: RawSpan) -> UInt32? {
        var range = 0..<(bytes.byteCount / entryByteCount)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let found = self.id(at: middle, in: bytes)
            if found == id {
                return bytes.littleEndian(at: middle * entryByteCount + 16)
            }
            range = found < id ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    static func entry(at index: Int, in bytes: RawSpan) -> Entry {
        Entry(
            id: id(at: index, in: bytes),
            offset: bytes.littleEndian(at: index * entryByteCount + 16))
    }

    static func id(at index: Int, in bytes: RawSpan) -> CommandID {
        let start = index * entryByteCount
        let high: UInt64 = bytes.littleEndian(at: start)
        let low: UInt64 = bytes.littleEndian(at: start + 8)
        return CommandID(high: high.byteSwapped, low: low.byteSwapped)
    }
}
