import Audit
import Cryptography
import EventSourcing
import LMDBEventLog
import ReadModels
import TestSupport
import Testing
import Transparency

/// A log is read in stretches, by several threads: nothing that is told may depend on either.
@Suite struct SegmentTests {
    /// How many threads read ahead, and of how many positions a stretch is the power of two.
    struct Cut: Sendable, CustomTestStringConvertible {
        let readerCount: Int
        let segmentHeight: Int
        var testDescription: String { "\(readerCount) readers, height \(segmentHeight)" }
    }

    private static let cuts = [(0, 0), (0, 3), (1, 0), (1, 2), (2, 5), (4, 1), (4, 9)].map {
        Cut(readerCount: $0, segmentHeight: $1)
    }

    /// Everything that a report says, in words.
    private static func words(_ report: AuditReport) -> [String] {
        report.findings.map(\.description) + report.unchecked
            + ["\(report.recordCount) \(report.checkpointCount) \(report.root)"]
    }

    @Test(arguments: cuts)
    func `findings and their order are the same however a lying log is cut`(cut: Cut) throws {
        for lie in LieTests.lies {
            let log = try lie.tell(SmallLedger.log())
            let whole = WholeAudit(log, verifier: lie.verifier, older: try lie.older())
            let pieces = WholeAudit(
                log, verifier: lie.verifier, older: try lie.older(), cut: cut)
            #expect(Self.words(pieces.report) == Self.words(whole.report), "\(lie.title)")
            #expect(
                pieces.replay.view.progress == whole.replay.view.progress, "\(lie.title)")
        }
    }

    @Test(arguments: cuts)
    func `an honest log is verified however it is cut`(cut: Cut) throws {
        let signer = try SmallLedger.signer()
        #expect(
            WholeAudit(try SmallLedger.log(), verifier: signer.verifier, older: [], cut: cut)
                .isClean)
    }

    /// Nothing of it is a record, but it has a tree with tiles.
    private func rubbish(headEvery count: UInt64) throws -> LyingLog {
        try LyingLog(
            (0..<1300).map { [UInt8($0 & 255), UInt8($0 >> 8)] }, signer: SmallLedger.signer(),
            headEvery: count)
    }

    private func codes(_ log: LyingLog, _ cut: Cut) throws -> Set<Finding.Code> {
        let audit = WholeAudit(
            log, verifier: try SmallLedger.signer().verifier, cut: cut, replays: false)
        #expect(audit.report.recordCount == 1300)
        #expect(audit.report.root == log.heads.last?.range?.root.description)
        // Rubbish has no commands and no streams to be listed.
        return Set(audit.report.findings.map(\.code)).subtracting([.indexCountWrong])
    }

    @Test(arguments: cuts)
    func `heads at every size and tiles are compared however a log is cut`(cut: Cut) throws {
        var log = try rubbish(headEvery: 1)
        #expect(log.heads.count == 1300 && log.tiles.count == 1)
        #expect(try codes(log, cut) == [.recordInvalid])
        log.tiles[0].bytes[40] ^= 1
        #expect(try codes(log, cut) == [.recordInvalid, .tileWrong])
        log = try rubbish(headEvery: 1)
        log.heads[700].range = log.heads[699].range
        #expect(try codes(log, cut) == [.recordInvalid, .headWrong])
    }

    @Test(arguments: cuts)
    func `the tree goes on behind a gap`(cut: Cut) throws {
        var log = try rubbish(headEvery: 7)
        for index in 300..<1300 { log.records[index].position += 5 }
        for index in 900..<1300 { log.records[index].position += 1 << 60 }
        #expect(try codes(log, cut) == [.recordInvalid, .recordMissing])
    }

    @Test(arguments: cuts)
    func `what stands behind a record that cannot be read is not told`(cut: Cut) throws {
        var log = try rubbish(headEvery: 100)
        log.unreadablePosition = 650
        let report = WholeAudit(log, cut: cut, replays: false).report
        #expect(report.recordCount == 650)
        #expect(report.findings.contains { $0.code == .logUnreadable && $0.position == 650 })
        #expect(!report.findings.contains { $0.code == .recordInvalid && $0.position == 650 })
    }

    private func write(_ records: [[UInt8]], to path: String) throws {
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(path: path, creating: true, mapSizeBytes: 1 << 26) {
            try signer.checkpoint($0)
        }
        for (index, record) in records.enumerated() {
            let batch = Batch(first: LogPosition(UInt64(index)), records: [record])
            _ = try log.append(batch, if: .none)
        }
    }

    // LiveLedgerTests has a writer beside, in another process: one process opens a file once.
    @Test(arguments: cuts)
    func `a file is read by several threads in one transaction`(cut: Cut) throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("log.mdb")
        try write(SmallLedger.history().records(), to: path)
        let log = try #require(try LogInspection(of: path).log)
        for _ in 0..<20 {
            let audit = WholeAudit(
                log, verifier: try SmallLedger.signer().verifier, older: [], cut: cut)
            #expect(audit.isClean, "\(audit.report)")
            #expect(audit.report.checkpointCount == 54)
        }
    }
}
