import Bytes
public import EventSourcing
import LMDB

/// A log's file as somebody opens it who trusts neither the file nor its writers: walked page by
/// page before LMDB follows one of them, and then read as it was at one commit.
public struct LogInspection {
    /// What of the file must not be followed; then there is no log to read.
    public let damages: [Damage]
    /// What stands in the file and is read by nobody.
    public let strangers: [Stranger]
    /// Bytes that carry nothing, in words.
    public let notCovered: [String]
    /// Reads one commit, on as many threads as like; `nil` if there is damage.
    public let log: LMDBEventLog?
    private let file: UntrustedFile

    public struct Damage: Sendable {
        public let page: UInt64
        /// A stable code.
        public let problem: String
    }

    public enum Stranger: Hashable, Sendable {
        case table(String)
        case row(table: String, key: [UInt8])
    }

    public init(of path: String, mapSizeBytes: Int? = nil) throws(LogFailure) {
        do {
            file = try UntrustedFile.open(
                path, tables: Tables.keyByteCounts, mapSizeBytes: mapSizeBytes)
        } catch {
            throw LMDBEventLog.failure(error, at: path)
        }
        let report = file.report
        damages = report.findings.map { .init(page: $0.page, problem: $0.problem.rawValue) }
        notCovered = [
            "\(report.freePageCount) free pages of \(PageReport.pageSize) bytes",
            "\(report.slackByteCount) bytes within used pages: gaps and padding",
            "\(report.otherByteCount) bytes: the older meta page and what lies behind the last",
        ]
        log = try file.environment.map { environment throws(LogFailure) in
            try LMDBEventLog(reading: environment)
        }
        strangers = try Self.strangers(report, log)
    }

    private static func strangers(_ report: PageReport, _ log: LMDBEventLog?) throws(LogFailure)
        -> [Stranger]
    {
        var strangers = report.strangers.map { stranger -> Stranger in
            guard let key = stranger.key else { return .table(stranger.table) }
            return .row(table: stranger.table, key: key)
        }
        guard let log, report.strangers.isEmpty else { return strangers }
        do {
            // The format stands alone in its table.
            try log.forEach(in: log.tables.meta) { (key, _) in
                if key != 0 {
                    strangers.append(
                        .row(table: Tables.meta.name, key: key.withBytes { $0.copied() }))
                }
            }
        } catch {
            throw LMDBEventLog.logFailure(error, at: log.environment.path)
        }
        return strangers
    }

    /// Whether somebody wrote to the file meanwhile whom no lock kept from what was read: then
    /// nothing can be said about it.
    public var wasRewritten: Bool { file.wasRewritten }
}
