import Foundation
import LMDB
import LMDBEventLog
import TestSupport
import Testing

/// A file of a log, for tests that open it more than once.
struct LogFile {
    let folder: TemporaryDirectory
    let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.file("log.mdb")
    }

    func open(creating: Bool = false, mapSizeBytes: Int = 1 << 28) throws -> LMDBEventLog {
        try LMDBEventLog(
            path: path, creating: creating, mapSizeBytes: mapSizeBytes, sign: SampleKey.sign)
    }

    /// Makes the log, with records of several commits.
    func make(count: Int = 6) throws -> SampleWriter {
        let log = try open(creating: true)
        var writer = SampleWriter()
        var rest = count
        while rest > 0 {
            let length = min(rest, 4)
            try log.store(writer.batch(introducing: length))
            rest -= length
        }
        return writer
    }

    var bytes: Data { get throws { try Data(contentsOf: URL(filePath: path)) } }

    /// That nothing stands in the file that LMDB should not trust.
    func pageFindings() throws -> [PageFinding] { try PageWalk.report(on: path).findings }
}
