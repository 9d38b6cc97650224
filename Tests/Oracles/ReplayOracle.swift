import Accounting
import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import Snapshot

/// A history of any records is replayed, shown and exported without an end of the process, and its
/// books balance as long as nothing is found wrong. Decided anew with nothing supposed, it is then
/// what it was.
///
/// The input is a row of records, each after its length in two little-endian bytes.
enum ReplayOracle {
    static func check(_ bytes: [UInt8]) throws {
        var replay = Replay()
        var whatIf = WhatIf([])
        var snapshot = try SnapshotBuilder({ _, _ in }, nameAhead: { _ in nil })
        var isExported = true
        var input = ByteSource(bytes)
        var count = 0
        while !input.isAtEnd, count < 400 {
            count += 1
            let record = input.bytes(Int(input.byte()) | Int(input.byte()) << 8)
            guard let event = try? RecordDecoder.decode(record.rawSpan) else { continue }
            replay.add(event)
            whatIf.add(event)
            guard isExported else { continue }
            do { try snapshot.add(event, record: record.rawSpan) } catch { isExported = false }
        }
        replay.finish()
        whatIf.finish()
        try check(replay)
        if replay.findings.isEmpty {
            try hold(whatIf.decisions.isEmpty, "nothing supposed changes no decision")
            try hold(whatIf.recorded == whatIf.supposed, "nor any state")
        }
        if isExported { _ = try snapshot.finish(checkpoint: nil) }
    }

    static func check(_ replay: Replay) throws {
        for finding in replay.findings { _ = finding.description }
        for table in replay.view.registers() + [replay.view.trialBalance()] {
            _ = table.text
            _ = table.csv
        }
        guard replay.findings.isEmpty else { return }
        for book in Book.allCases {
            let rows = replay.view.ledger.balances.rows(of: book)
            let debits = rows.reduce(Int128(0)) { $0 + Int128($1.debits.rawValue) }
            let credits = rows.reduce(Int128(0)) { $0 + Int128($1.credits.rawValue) }
            try hold(debits == credits, "debits equal credits in book \(book)")
        }
    }

    static func seeds() throws -> [[UInt8]] {
        let sample = try Fixture.records(of: "sample")
        // Short histories are changed in more of their bytes than long ones.
        return [3, 12, 40, 80, sample.count].map { count in
            sample.prefix(count).flatMap { record in
                [UInt8(truncatingIfNeeded: record.count), UInt8(record.count >> 8)] + record
            }
        }
    }
}
