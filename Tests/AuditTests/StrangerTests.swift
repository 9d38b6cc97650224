import Bytes
import EventSourcing
import LMDB
import LMDBEventLog
import TestSupport
import Testing

/// Rows and tables in a log's file that no reader asks for.
@Suite struct StrangerTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("log.mdb") }

    init() throws {
        folder = try TemporaryDirectory()
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(
            path: folder.file("log.mdb"), creating: true, mapSizeBytes: 1 << 26
        ) { try signer.checkpoint($0) }
        let batch = Batch(first: .start, records: try SmallLedger.history().records())
        _ = try log.append(batch, if: .none)
    }

    private struct ByteKey: TableKey {
        let byte: UInt8
        static var byteCount: Int { 1 }
        init(_ byte: UInt8) { self.byte = byte }
        init(bytes: RawSpan) { byte = bytes.copied()[0] }

        func withBytes<Result, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Result)
            throws(Failure) -> Result
        { try body([byte].rawSpan) }
    }

    private func put<Key: TableKey>(_ key: Key, in name: String, creating: Bool = false) throws {
        var options = EnvironmentOptions()
        options.mapSizeBytes = 1 << 26
        let environment = try Environment(path: path, options: options)
        let table = try environment.table(TableDefinition<Key>(name), creating: creating)
        try environment.write { transaction in
            try transaction.put(key, [1].rawSpan, in: table)
        }
    }

    private func expect(_ code: String, _ words: String) throws {
        for verb in ["verify", "replay"] {
            let outcome = try ReplayTool.run(verb, folder.path)
            #expect(outcome.status == 1)
            #expect(outcome.text.contains("[\(code)]"), "\(outcome.text)")
            #expect(outcome.text.contains(words), "\(outcome.text)")
            #expect(!outcome.text.contains("TransactionFailure"), "\(outcome.text)")
        }
    }

    @Test(arguments: ["records", "tiles", "heads", "commands", "streams", "meta"])
    func `a row with a key of another width is found`(table: String) throws {
        try put(ByteKey(0), in: table)
        try expect("row-unknown", "'\(table)', found a row with the key 00")
    }

    @Test func `a second row beside the format is found`() throws {
        try put(UInt64(1), in: "meta")
        try expect("row-unknown", "'meta', found a row with the key 0000000000000001")
    }

    @Test func `a table that is none of a log's is found`() throws {
        try put(UInt64(1), in: "more", creating: true)
        try expect("table-unknown", #"found "more""#)
    }

    @Test func `a record at a position beyond all memory is found`() throws {
        try put(UInt64(1) << 62, in: "records")
        try expect("record-missing", "the next one is 4611686018427387904")
    }
}
