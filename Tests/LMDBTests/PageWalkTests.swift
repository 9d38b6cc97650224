import Bytes
import Foundation
import LMDB
import TestSupport
import Testing

@Suite struct PageWalkTests {
    @Test func `a sound file gives no finding and every page is accounted for`() throws {
        let scratch = try ScratchFile()
        try fill(scratch)
        let report = try PageWalk.report(on: scratch.path)
        #expect(report.findings == [])
        #expect(report.tables.sorted() == ["numbers", "others"])
        #expect(report.freePageCount > 0)
        let pageCount = try scratch.byteCount / PageReport.pageSize
        let countedPages = report.usedPageCount + report.freePageCount
        #expect(countedPages + report.otherByteCount / PageReport.pageSize == pageCount)
    }

    @Test func `a file without tables gives no finding`() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("empty.mdb")
        _ = try Environment.smallMap(path)
        let report = try PageWalk.report(on: path)
        #expect(report.findings == [])
        #expect(report.tables == [])
    }

    @Test func `what is not a file of LMDB gives findings and no crash`() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("garbage.mdb")
        var chance = SeededGenerator(seed: 4)
        for count in [0, 1, 4096, 8192, 40_960] {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) }
            try Data(bytes).write(to: URL(filePath: path))
            #expect(try !PageWalk.report(on: path).findings.isEmpty, "\(count) bytes")
        }
        #expect(throws: LMDBError.noSuchFile) { try PageWalk.report(on: folder.file("absent")) }
    }

    @Test func `a truncated file gives a finding at every length`() throws {
        let scratch = try ScratchFile()
        try fill(scratch)
        let path = scratch.folder.file("short.mdb")
        try scratch.environment.copy(to: path)
        let whole = try Data(contentsOf: URL(filePath: path))
        for count in stride(from: 0, to: whole.count, by: 512) {
            try whole.prefix(count).write(to: URL(filePath: path))
            #expect(try !PageWalk.report(on: path).findings.isEmpty, "\(count) bytes")
        }
    }

    @Test func `several random bytes at once never end the walk`() throws {
        let seed = UInt64.random(in: 0...(.max))
        var chance = SeededGenerator(seed: seed)
        let scratch = try ScratchFile()
        try fill(scratch)
        let sound = try [UInt8](Data(contentsOf: URL(filePath: scratch.path)))
        let path = scratch.folder.file("bent.mdb")
        for _ in 0..<500 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...8, using: &chance) {
                // The first bytes of a page say most of what can mislead a walk.
                let page = Int.random(in: 0..<(bytes.count / 4096), using: &chance) * 4096
                let limit = Bool.random(using: &chance) ? 64 : 4096
                bytes[page + Int.random(in: 0..<limit, using: &chance)] =
                    [0, 1, 2, 4, 0x7F, 0x80, 0xFF].randomElement(using: &chance) ?? 0
            }
            try Data(bytes).write(to: URL(filePath: path))
            _ = try PageWalk.report(on: path)
        }
    }

    private func fill(_ scratch: ScratchFile) throws {
        let others = try scratch.environment.table(
            TableDefinition<PairKey>("others"), creating: true)
        for round in 0..<4 as Range<UInt64> {
            try scratch.environment.write { transaction in
                for key in 0..<100 as Range<UInt64> {
                    try transaction.append(
                        100 * round + key, [UInt8](repeating: 1, count: 60).rawSpan,
                        to: scratch.table)
                }
                try transaction.put(
                    PairKey(round, 0), [UInt8](repeating: 2, count: 9000).rawSpan, in: others)
            }
        }
    }
}
