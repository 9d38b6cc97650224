import Bytes
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog

/// The records that the engine wrote, in a file for the limit program.
enum RecordFile {
    /// Writes each record after its length in four little-endian bytes.
    static func write(_ log: LMDBEventLog, to path: String) throws {
        var bytes: [UInt8] = []
        try log.read(from: .start) { _, record in
            bytes.append(littleEndian: UInt32(record.byteCount))
            bytes += RecordBytes.copy(record)
            return true
        }
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw BenchmarkFailure("\(path) cannot be written")
        }
    }
}
