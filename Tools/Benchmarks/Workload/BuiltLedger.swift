import EventSourcing
import Foundation
import LMDBEventLog

/// A closed ledger on disk, and how long each of its commits took.
struct BuiltLedger {
    let folder: String
    let eventCount: UInt64
    /// Of its records, head and postings included.
    let recordByteCount: UInt64
    /// The time of each commit of 1000 events, in order.
    let commits: [WorkTime]

    var path: String { BenchmarkLedger.path(in: folder) }

    init(in folder: String, eventCount: Int, grantLimit: Int? = nil) throws {
        var script = try Script(grantLimit: grantLimit)
        let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
        defer { ledger.close() }
        var commits: [WorkTime] = []
        while commits.count * Bench.perCommit + Int(ledger.prologueCount) < eventCount {
            // A hundred commits at a time are made ready, so that memory does not grow.
            try script.add(commits: 100, of: Bench.perCommit)
            for drafts in script.commits
            where commits.count * Bench.perCommit + Int(ledger.prologueCount) < eventCount {
                commits.append(
                    try WorkTime { try ledger.post(drafts, eventCount: Bench.perCommit) })
            }
            script.removeCommits()
        }
        var byteCount: UInt64 = 0
        try ledger.log.read(from: .start) { _, record in
            byteCount += UInt64(record.byteCount)
            return true
        }
        self.folder = folder
        self.eventCount = try ledger.log.next().rawValue
        self.commits = commits
        recordByteCount = byteCount
    }

    /// What the file takes on the disk.
    func diskByteCount() throws -> UInt64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard let size = attributes[.size] as? UInt64 else { throw BenchmarkFailure("no size") }
        return size
    }
}
