import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import Testing
import Transparency

@Suite struct GoldenArchiveTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DAICHO_WRITE_FIXTURES"] != nil))
    func `the archive is written anew, and only ever longer`() throws {
        let made = try GoldenArchive.make()
        if let old = try? GoldenArchive.read() {
            try #require(made.records.starts(with: old.records))
        }
        try made.write()
    }

    @Test func `every record that was ever written is read as it was meant`() throws {
        let archive = try GoldenArchive.read()
        #expect(archive.records.count > 100)
        #expect(try GoldenArchive.views(of: archive.records) == archive.views)
    }

    @Test func `every record is written again byte for byte`() throws {
        for (position, record) in try GoldenArchive.read().records.enumerated() {
            let event = try RecordDecoder.decode(record.rawSpan)
            #expect(event.head.position == LogPosition(UInt64(position)))
            #expect(try RecordEncoder.encode(event) == record, "position \(position)")
        }
    }

    @Test func `the tree has the root that was signed`() throws {
        let archive = try GoldenArchive.read()
        var range = CompactRange()
        for record in archive.records { range.append(.leaf(record.rawSpan)) }
        #expect(try Checkpoint(archive.checkpoint.text).head == range.head)
        #expect(try GoldenArchive.signer().verifier.verifies(archive.checkpoint))
    }

    @Test func `every act of the catalogue occurs`() throws {
        var seen: Set<String> = []
        for record in try GoldenArchive.read().records {
            seen.insert(try RecordDecoder.decode(record.rawSpan).type.name)
        }
        #expect(Set(Catalogue.acts.map { $0.type.name }).symmetricDifference(seen) == [])
    }

    @Test func `the rules of today would decide every command as it was decided`() throws {
        let archive = try GoldenArchive.read()
        let signer = try GoldenArchive.signer()
        let log = try LyingLog(archive.records, signer: signer)
        let audit = WholeAudit(log, verifier: signer.verifier, older: [archive.checkpoint])
        #expect(audit.isClean, "\(audit.report.findings)")
    }
}
