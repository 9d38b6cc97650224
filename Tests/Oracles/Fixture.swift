import Bytes
import EventSourcing
public import Foundation
import LMDBEventLog

/// The files that the oracles begin from.
public enum Fixture {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Where the inputs are kept that reach what no other input reaches.
    public static func corpus(of oracle: Oracle) -> URL {
        tests.appendingPathComponent("Fixtures/corpus/\(oracle.rawValue)")
    }

    /// Every kept input with its file's name.
    public static func keptInputs(of oracle: Oracle) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(
            at: corpus(of: oracle), includingPropertiesForKeys: nil
        )
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
        .map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) }
    }

    static func image(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: tests.appendingPathComponent("Fixtures/images/\(name).image")))
    }

    /// A file that is handed to those who use Daicho.
    static func sample(_ name: String) throws -> [UInt8] {
        let folder = tests.deletingLastPathComponent().appendingPathComponent(
            "Sources/daicho/Sample")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// The records of a ledger's image, in order.
    static func records(of image: String) throws -> [[UInt8]] {
        var records: [[UInt8]] = []
        try ScratchFile.with(Self.image(image)) { path in
            let log = try LMDBEventLog(readingFrom: path)
            try log.read(from: .start) { _, record in
                records.append(record.copied())
                return true
            }
        }
        return records
    }
}
