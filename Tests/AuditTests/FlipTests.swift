import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import TestSupport
import Testing

/// Every byte of every record, bent. `DAICHO_EVERY_BIT=1` bends each of its bits, not one.
@Suite struct FlipTests {
    private static let eventCount = 54

    private static func masks(of byte: Int) -> [UInt8] {
        ProcessInfo.processInfo.environment["DAICHO_EVERY_BIT"] != nil
            ? (0..<8).map { 1 << $0 } : [1 << UInt8(byte % 8)]
    }

    /// Calls `body` with each bent form of the record at `position`.
    private static func forEachFlip(
        of position: Int, in records: [[UInt8]], _ body: (Int, [UInt8]) throws -> Void
    ) rethrows {
        for byte in records[position].indices {
            for mask in masks(of: byte) {
                var record = records[position]
                record[byte] ^= mask
                try body(byte, record)
            }
        }
    }

    @Test func `the small ledger has the events that are bent here`() throws {
        #expect(try SmallLedger.history().events.count == Self.eventCount)
    }

    @Test(arguments: 0..<eventCount)
    func `a bent record is never verified`(position: Int) throws {
        let honest = try SmallLedger.log()
        Self.forEachFlip(of: position, in: honest.records.map(\.bytes)) { byte, record in
            var log = honest
            log.records[position].bytes = record
            let audit = WholeAudit(log, replays: false)
            #expect(audit.result == .failed, "byte \(byte)")
            #expect(audit.places.contains { $0.code == .headWrong }, "byte \(byte)")
        }
    }

    @Test(arguments: 0..<eventCount)
    func `a record bent by who holds the key is found, or is an act that the rules let pass`(
        position: Int
    ) throws {
        let history = try SmallLedger.history()
        let records = try history.records()
        let honest = history.events[position]
        let signer = try SmallLedger.signer()
        var passed: [String: Int] = [:]
        try Self.forEachFlip(of: position, in: records) { byte, record in
            var bent = records
            bent[position] = record
            let audit = WholeAudit(try LyingLog(bent, signer: signer, headEvery: .max))
            guard audit.result != .failed else { return }
            #expect(audit.isClean, "byte \(byte): neither found nor whole")
            let event = try RecordDecoder.decode(record.rawSpan)
            #expect(event.postings == honest.postings, "byte \(byte)")
            for change in EventChange.all(from: honest, to: event) {
                #expect(
                    change.reasonToPass != nil, "byte \(byte): \(change) passes as \(event.act)")
                passed[change.description, default: 0] += 1
            }
        }
        if !passed.isEmpty { print("record \(position) may say otherwise: \(passed)") }
    }
}
