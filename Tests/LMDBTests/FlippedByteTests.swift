import Bytes
import Foundation
import LMDB
import TestSupport
import Testing

/// Each byte of a small file is flipped in turn.
///
/// A flip either gives a finding, or LMDB still reads the file without harm: then it reads the same
/// rows (the byte is slack, and counted as such), or rows of which one key or value differs, which
/// is for the tree of hashes above this room to find.
@Suite struct FlippedByteTests {
    private struct Rows: Equatable {
        var numbers: [UInt64: [UInt8]] = [:]
        var others: [PairKey: [UInt8]] = [:]

        /// Bytes of the file that a reader of rows sees, the names of the two tables with them.
        var byteCount: Int {
            "numbersothers".count
                + numbers.values.reduce(0) { $0 + 8 + $1.count }
                + others.values.reduce(0) { $0 + 16 + $1.count }
        }
    }

    /// Reads the file with LMDB: opened anew where a meta page is bent, else as it is open already,
    /// which is quicker.
    private struct Reader {
        let path: String
        private var opened: Environment?

        init(path: String) { self.path = path }

        mutating func rows(_ place: Int) throws -> Rows {
            if place < 2 * PageReport.pageSize {
                return try Self.rows(of: Environment.smallMap(path))
            }
            let environment = try opened ?? Environment.smallMap(path)
            opened = environment
            return try Self.rows(of: environment)
        }

        static func rows(of environment: Environment) throws -> Rows {
            Rows(
                numbers: try environment.rows(of: environment.table(ScratchFile.definition)),
                others: try environment.rows(of: environment.table(FlippedByteTests.others)))
        }
    }

    private static let others = TableDefinition<PairKey>("others")
    private let folder: TemporaryDirectory
    private var path: String { folder.file("flipped.mdb") }

    init() throws { folder = try TemporaryDirectory() }

    /// A branch page, leaves, a value with a page of its own, free pages, and little else.
    private func makeFile() throws {
        let scratch = try ScratchFile()
        let table = try scratch.environment.table(Self.others, creating: true)
        try scratch.environment.write { transaction in
            for key in 0..<30 as Range<UInt64> {
                let value = [UInt8](repeating: UInt8(key), count: 150)
                try transaction.append(key * 3, value.rawSpan, to: scratch.table)
            }
            let long = [UInt8](repeating: 9, count: 3000)
            try transaction.put(PairKey(1, 2), long.rawSpan, in: table)
        }
        try scratch.environment.copy(to: path)
        let environment = try Environment.smallMap(path)
        let others = try environment.table(Self.others)
        try environment.write { transaction in
            try transaction.put(PairKey(1, 3), [1, 2, 3].rawSpan, in: others)
        }
    }

    @Test(arguments: [0x01, 0xFF] as [UInt8])
    func `every flip is found, or changes one row's bytes, or hits counted slack`(_ mask: UInt8)
        throws
    {
        try makeFile()
        let sound = try PageWalk.report(on: path)
        try #require(sound.findings == [] && sound.freePageCount > 0)
        let rows = try Reader.rows(of: Environment.smallMap(path))
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let file = try FileHandle(forUpdating: URL(filePath: path))
        var silentMetaCount = 0
        var silentCount = 0
        var rowCount = 0
        var reader = Reader(path: path)
        for place in bytes.indices {
            bytes[place] ^= mask
            defer { bytes[place] ^= mask }
            try file.seek(toOffset: UInt64(place))
            try file.write(contentsOf: [bytes[place]])
            defer {
                try? file.seek(toOffset: UInt64(place))
                try? file.write(contentsOf: [bytes[place] ^ mask])
            }
            let report = try PageWalk.report(on: path)
            guard report.findings.isEmpty else { continue }
            // A table of another name is a row of the table of tables; a key of another width is
            // refused where the table's type is known.
            guard report.tables == sound.tables, let read = try? reader.rows(place) else {
                rowCount += 1
                continue
            }
            guard read != rows else {
                place < 2 * PageReport.pageSize ? (silentMetaCount += 1) : (silentCount += 1)
                continue
            }
            rowCount += 1
            #expect(differences(read, rows) <= 2, "byte \(place)")
        }
        let slackOfMeta = try slackOfMetaPage()
        #expect(silentMetaCount <= slackOfMeta + sound.otherByteCount)
        #expect(
            silentCount <= sound.slackByteCount - slackOfMeta
                + sound.freePageCount * PageReport.pageSize)
        #expect(rowCount <= rows.byteCount)
    }

    /// A file without tables has no other page in use.
    private func slackOfMetaPage() throws -> Int {
        let path = folder.file("empty.mdb")
        _ = try Environment.smallMap(path)
        return try PageWalk.report(on: path).slackByteCount
    }

    /// A key that changed is a row gone and a row come.
    private func differences(_ left: Rows, _ right: Rows) -> Int {
        let numbers = Set(left.numbers.keys).union(right.numbers.keys)
        let others = Set(left.others.keys).union(right.others.keys)
        return numbers.count { left.numbers[$0] != right.numbers[$0] }
            + others.count { left.others[$0] != right.others[$0] }
    }
}
