import Accounting
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels

/// A report that was issued, found by its name.
struct IssuedReport {
    let log: LMDBEventLog
    let name: StreamName
    let position: LogPosition
    let state: ReportState
    let query: ReportQuery

    /// - Parameter report: its identifier, with or without `report/` in front.
    init(_ report: String, in folder: LedgerFolder) throws {
        let text = report.contains("/") ? report : "report/\(report)"
        guard let name = StreamName(parsing: text), name.isOf(ReportStream.category) else {
            throw CommandFailure(.badInput, "\(report.prefix(80)): must be the name of a report")
        }
        let view = try LedgerReader.view(of: folder)
        guard let (_, position, state) = view.issuedReports.first(where: { $0.name == name }) else {
            throw CommandFailure(
                .badInput, "\(name): there is no such report; 'daicho report list' lists them")
        }
        guard let query = ReportQuery(state) else {
            throw CommandFailure(
                .failed, "\(name): a report '\(state.name)' cannot be made by this version")
        }
        log = try folder.openForReading()
        self.name = name
        self.position = position
        self.state = state
        self.query = query
    }

    /// The report made again at its pair of times. Fails if its numbers are not those recorded.
    func paper() throws -> ReportPaper {
        var paper: ReportPaper?
        try Self.fold([query], on: state.day, in: log) { _, fold in
            guard fold.view.progress == state.size else { return true }
            paper = try self.paper(from: fold)
            return false
        }
        guard let paper else { throw tooShort }
        return paper
    }

    /// The later events that change the report, and what it would say now about the same day.
    func changes() throws -> (changes: TableChanges, now: RegisterTable) {
        var changes: TableChanges?
        let last = try Self.fold([query], on: state.day, in: log) { event, fold in
            if fold.view.progress == state.size {
                changes = TableChanges(of: try self.paper(from: fold).table)
            } else if changes != nil, fold.canChange(by: event) {
                changes?.add(
                    event, about: fold.view.name(event.head.stream),
                    leadingTo: fold.table(of: query))
            }
            return true
        }
        guard let changes else { throw tooShort }
        return (changes, last.table(of: query))
    }

    private func paper(from fold: ReportFold) throws -> ReportPaper {
        let paper = ReportPaper(state, named: name, at: position, asking: query, of: fold)
        let digest = Self.digest(of: paper.table)
        guard digest == state.digest else {
            throw CommandFailure(
                .failed,
                "\(name): its numbers have the digest \(digest.hexadecimal), and "
                    + "\(state.digest.hexadecimal) was recorded; it is not shown. Run "
                    + "'daicho-replay replay'")
        }
        return paper
    }

    private var tooShort: CommandFailure {
        CommandFailure(.failed, "\(name): the log has fewer than \(state.size) events")
    }

    static func digest(of table: RegisterTable) -> DigestBytes {
        DigestBytes(checked: SHA256.hash(Array(table.csv.utf8)).bytes)
    }

    /// The fold of the log from its beginning about a day, until `each` answers `false`.
    @discardableResult
    static func fold(
        _ queries: [ReportQuery], on day: LegalDate, in log: LMDBEventLog,
        each: (RecordedEvent, ReportFold) throws -> Bool = { _, _ in true }
    ) throws -> ReportFold {
        var fold = ReportFold(on: day, for: queries)
        var progress = Progress("events read")
        try LedgerReader.reading {
            try log.read(from: .start) { place, record in
                let event = try RecordDecoder.decode(record)
                try fold.apply(event)
                progress.report(place.rawValue)
                return try each(event, fold)
            }
        }
        return fold
    }
}
