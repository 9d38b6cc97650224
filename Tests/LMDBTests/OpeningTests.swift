import Bytes
import Foundation
import LMDB
import TestSupport
import Testing

@Suite struct OpeningTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("opened.mdb") }

    init() throws { folder = try TemporaryDirectory() }

    private func write(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func makeFile(rowCount: UInt64) throws {
        let environment = try Environment.smallMap(path)
        let table = try environment.table(ScratchFile.definition, creating: true)
        try environment.write { transaction in
            for key in 0..<rowCount {
                try transaction.append(key, [UInt8](repeating: 1, count: 500).rawSpan, to: table)
            }
        }
    }

    private func error(of options: EnvironmentOptions = .init()) -> LMDBError? {
        databaseError { _ = try Environment(path: path, options: options) }
    }

    @Test func `the same file is not opened twice, by whatever name`() throws {
        let first = try Environment.smallMap(path)
        let link = folder.file("link.mdb")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let hardLink = folder.file("hard.mdb")
        try FileManager.default.linkItem(atPath: path, toPath: hardLink)
        for name in [path, link, hardLink] {
            #expect(throws: LMDBError.openAlready) { try Environment.smallMap(name) }
        }
        #expect(throws: LMDBError.openAlready) { try Environment(path: path, options: .readOnly) }
        withExtendedLifetime(first) {}
    }

    @Test func `a file that was closed is opened again`() throws {
        for _ in 0..<3 { try makeFile(rowCount: 0) }
    }

    @Test func `a refused second opening does not disturb the first one's readers`() throws {
        let scratch = try ScratchFile()
        try scratch.put([1: [1]])
        try scratch.environment.read { (transaction) throws in
            #expect(throws: LMDBError.openAlready) { try Environment.smallMap(scratch.path) }
            // Were the reader forgotten, these commits would write over its page.
            for value in 2...50 { try scratch.put([1: [UInt8(value)]]) }
            #expect(try transaction.copy(of: 1, in: scratch.table) == [1])
        }
    }

    @Test func `nothing is written to a file that no longer lies at its path`() throws {
        try makeFile(rowCount: 1)
        let environment = try Environment.smallMap(path)
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("moved.mdb"))
        #expect(databaseError { try environment.write { _ in } } == .fileReplaced)
        try FileManager.default.copyItem(atPath: folder.file("moved.mdb"), toPath: path)
        #expect(databaseError { try environment.write { _ in } } == .fileReplaced)
    }

    @Test func `nothing is written beside a writer with another file of locks`() throws {
        try makeFile(rowCount: 1)
        let environment = try Environment.smallMap(path)
        try environment.write { _ in }
        try FileManager.default.removeItem(atPath: path + "-lock")
        #expect(databaseError { try environment.write { _ in } } == .fileReplaced)
    }

    @Test func `a commit whose file was taken away meanwhile is not called durable`() throws {
        try makeFile(rowCount: 1)
        let environment = try Environment.smallMap(path)
        let answer = databaseError {
            try environment.write { _ in try? FileManager.default.removeItem(atPath: path) }
        }
        #expect(answer == .fileReplaced)
        #expect(databaseError { try environment.write { _ in } } == .latchedAfterFailure)
    }

    /// The number of a commit stands at byte 144 of its meta page.
    @Test func `a file whose last commit was taken back by one bit is refused`() throws {
        try makeFile(rowCount: 3)
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let places = [144, 4096 + 144]
        let older = bytes[places[0]] < bytes[places[1]] ? places[0] : places[1]
        bytes[older] += 2
        try write(bytes)
        var options = EnvironmentOptions.readOnly
        options.growsOnly = true
        #expect(error(of: options) == .metasOutOfTurn)
        #expect(try PageWalk.report(on: path).findings.map(\.problem) == [.metaDamaged])
        options = EnvironmentOptions()
        options.growsOnly = true
        #expect(error(of: options) == .metasOutOfTurn)
    }

    @Test func `an emptied file is not begun anew by who does not make one`() throws {
        try write([])
        var options = EnvironmentOptions()
        options.mayCreate = false
        #expect(error(of: options) == .truncatedFile)
        #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
    }

    @Test func `a truncated file is refused instead of ending the process`() throws {
        try makeFile(rowCount: 100)
        let whole = try [UInt8](Data(contentsOf: URL(filePath: path)))
        for count in [24, 100, 4095, 4096, 8191, 8192, whole.count - 4096, whole.count - 1] {
            try write(Array(whole.prefix(count)))
            #expect(error() == .truncatedFile, "\(count) bytes")
            #expect(error(of: .readOnly) == .truncatedFile, "\(count) bytes")
        }
        try write(whole)
        #expect(error() == nil)
    }

    @Test func `a file that is not LMDB's is refused and left as it is`() throws {
        for count in [1, 30, 5000, 20_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try write(bytes)
            #expect(error() == .invalidFile, "\(count) bytes")
            #expect(error(of: .readOnly) == .invalidFile, "\(count) bytes")
            #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == bytes)
        }
        try write([UInt8](repeating: 0, count: 20_000))
        #expect(error() == .invalidFile)
    }

    @Test func `a folder is refused`() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(error() == .notRegularFile)
    }

    @Test func `an empty file is begun anew by a writer and refused to a reader`() throws {
        try write([])
        #expect(error(of: .readOnly) == .truncatedFile)
        try makeFile(rowCount: 1)
        #expect(try PageWalk.report(on: path).findings == [])
    }

    @Test func `a file that is not there is made by a writer only if it may`() throws {
        #expect(error(of: .readOnly) == .noSuchFile)
        var options = EnvironmentOptions()
        options.mayCreate = false
        #expect(error(of: options) == .noSuchFile)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        #expect(error() == nil)
        #expect(error(of: options) == nil)
    }

    @Test func `a reader writes nothing`() throws {
        try makeFile(rowCount: 10)
        let before = try Data(contentsOf: URL(filePath: path))
        let environment = try Environment(path: path, options: .readOnly)
        let table = try environment.table(ScratchFile.definition)
        #expect(try environment.rows(of: table).count == 10)
        #expect(databaseError { try environment.write { _ in } } == .notPermitted)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
}
