import EventSourcing
import Foundation
import LMDBEventLog

/// A closed ledger on disk.
struct BuiltLedger {
    let folder: String
    let eventCount: UInt64
    /// Of its records, head and postings included.
    let recordByteCount: UInt64
    /// What would be posted next.
    let script: Script

    var path: String { BenchmarkLedger.path(in: folder) }

    /// - Parameter acts: what is posted, 1000 events a commit.
    init(in folder: String, eventCount: Int, acts: Workload.Acts = .all) throws {
        var script = try Script(acts: acts)
        let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
        defer { ledger.close() }
        var rest = eventCount - Int(ledger.prologueCount)
        while rest > 0 {
            // A hundred commits at most are made ready, so that memory does not grow.
            let count = min(100, (rest + Bench.perCommit - 1) / Bench.perCommit)
            try script.add(commits: count, of: Bench.perCommit)
            for drafts in script.commits { try ledger.post(drafts, eventCount: Bench.perCommit) }
            script.removeCommits()
            rest -= count * Bench.perCommit
        }
        var byteCount: UInt64 = 0
        try ledger.log.read(from: .start) { _, record in
            byteCount += UInt64(record.byteCount)
            return true
        }
        self.folder = folder
        self.eventCount = try ledger.log.next().rawValue
        self.script = script
        recordByteCount = byteCount
    }

    /// What the file takes on the disk.
    func diskByteCount() throws -> UInt64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard let size = attributes[.size] as? UInt64 else { throw BenchmarkFailure("no size") }
        return size
    }
}
