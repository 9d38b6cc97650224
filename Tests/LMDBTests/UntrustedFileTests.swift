import Bytes
import Foundation
import LMDB
import TestSupport
import Testing

@Suite struct UntrustedFileTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("copy.mdb") }

    /// A copy, without a file of locks.
    init() throws {
        folder = try TemporaryDirectory()
        let scratch = try ScratchFile()
        try scratch.put([1: [1], 2: [2]])
        try scratch.put([3: [3]])
        try scratch.environment.copy(to: folder.file("copy.mdb"))
    }

    @Test func `all is read of the commit that was walked`() throws {
        let file = try UntrustedFile.open(path, tables: ["numbers": 8])
        #expect(file.report.findings == [] && file.report.strangers == [])
        let environment = try #require(file.environment)
        let table = try environment.table(ScratchFile.definition)
        #expect(try environment.rows(of: table) == [1: [1], 2: [2], 3: [3]])
        #expect(!file.wasRewritten)
    }

    @Test func `a copy that is written while it is read is told`() throws {
        let file = try UntrustedFile.open(path)
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        // The number of the newer commit, in the second meta page.
        try handle.seek(toOffset: 4096 + 144)
        let number = try #require(try handle.read(upToCount: 1))
        try handle.seek(toOffset: 4096 + 144)
        try handle.write(contentsOf: [number[0] + 2])
        #expect(file.wasRewritten)
    }

    @Test func `tables and keys that are not expected are named`() throws {
        let strangers = try UntrustedFile.open(path, tables: ["numbers": 4]).report.strangers
        #expect(strangers.map(\.table) == ["numbers", "numbers", "numbers"])
        #expect(strangers.last?.key == [0, 0, 0, 0, 0, 0, 0, 3])
        #expect(
            try UntrustedFile.open(path, tables: ["others": 8]).report.strangers
                == [.init(table: "numbers", key: nil)])
    }

    @Test func `damage leaves nothing to read`() throws {
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        for place in [16, 4096 + 16, 2 * 4096 + 10] {
            bytes[place] ^= 1
            try Data(bytes).write(to: URL(filePath: path))
            bytes[place] ^= 1
            let file = try UntrustedFile.open(path)
            #expect(!file.report.findings.isEmpty, "byte \(place)")
            #expect(file.environment == nil)
        }
    }

    @Test func `only a regular file is opened`() throws {
        for path in [folder.path, "/dev/null"] {
            #expect(throws: LMDBError.notRegularFile) { try UntrustedFile.open(path) }
            #expect(throws: LMDBError.notRegularFile) { try Environment(path: path) }
        }
    }
}
