import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import ReadModels
import Terminal

/// The sample ledger: the public record, completed with synthetic acts that say so.
enum Sample {
    static let name = "装備移転円滑化基金台帳（見本）"
    static let operatorName = "見本 (sample): public record with synthetic acts"

    static var openingDate: LegalDate {
        guard let date = LegalDate("2024-02-01") else { preconditionFailure("a date") }
        return date
    }

    /// Posts the commands of the sample's files, in the order of their names. A rule refuses every
    /// row of a file that is named so, and no other row.
    static func post(to log: LMDBEventLog) throws {
        let ledger = try failing { () throws(LogFailure) in
            try Ledger(log, clock: SampleClock())
        }
        defer { ledger.close() }
        for url in try files() {
            let rows = try InputFile(url.path).rows
            let expected: ExitStatus = url.path.hasSuffix(".refused.jsonl") ? .refused : .done
            let posting = Posting(ledger: ledger, actor: nil, isAtomic: false, chunkCount: 1000)
            var isAsMeant = true
            let (_, unread) = try posting.post(rows) { result in
                try Interruption.check()
                if result.status != expected {
                    Console.error(result.message(file: rows.name))
                    isAsMeant = false
                }
            }
            guard isAsMeant, unread == nil else {
                throw CommandFailure(.failed, "the sample is not taken as it is meant; see above")
            }
        }
        try issueReport(in: ledger)
        try recordState(in: ledger)
    }

    /// The fund sheet at the end of a year, with the digest of what the sample comes to.
    private static func issueReport(in ledger: Ledger<LMDBEventLog>) throws {
        guard let year = FiscalYear("FY2025"),
            let sheet = ReportCatalogue.report(named: "fundSheet"),
            let query = ReportQuery(
                sheet, on: year.lastDay, for: .public, grant: nil, year: nil)
        else { preconditionFailure("a year, and a report about a day") }
        let end = try failing { () throws(LogFailure) in try ledger.log.next() }
        let fold = try ReportFolder(ledger.log).fold(
            [query], asOf: AsOf(known: end, day: query.day))
        let today = try LedgerReader.view(of: ledger.log).latestOn ?? openingDate
        try post(
            ReportRow.issuing("fund-sheet-FY2025", asking: query, of: fold, on: today), to: ledger)
    }

    /// The numbers of the whole sample, bound to its log.
    private static func recordState(in ledger: Ledger<LMDBEventLog>) throws {
        let view = try LedgerReader.view(of: ledger.log)
        try post(StateRecorder.row(view, on: view.latestOn ?? openingDate), to: ledger)
    }

    /// What follows from the sample's numbers is recorded by its auditor.
    private static func post(_ row: InputRows, to ledger: Ledger<LMDBEventLog>) throws {
        let posting = Posting(
            ledger: ledger, actor: try ActorName.parse("auditor"), isAtomic: false,
            chunkCount: 1)
        let (status, _) = posting.post(row) { result in
            if result.status != .done { Console.error(result.message(file: row.name)) }
        }
        guard status == .done else {
            throw CommandFailure(.failed, "the sample's \(row.name) is not taken; see above")
        }
    }

    private static func files() throws -> [URL] {
        guard let folder = Bundle.module.url(forResource: "Sample", withExtension: nil),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else { throw CommandFailure(.failed, "the sample's files are not beside the program") }
        return names.filter { $0.hasSuffix(".jsonl") }.sorted().map(folder.appendingPathComponent)
    }
}

/// The machine's clock, which does not go behind the sample's last day: no machine's date stands in
/// the way of money that moves in the sample.
private struct SampleClock: Clock {
    func now() -> RecordedTime {
        max(SystemClock().now(), RecordedTime(microseconds: 1_782_831_600_000_000))
    }
}
