import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
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
        try paper(from: Self.fold([query], on: state.day, in: log, to: state.size))
    }

    /// The later events that change the report, and what it would say now about the same day.
    func changes() throws -> (changes: TableChanges, now: RegisterTable) {
        var changes: TableChanges?
        let last = try Self.fold([query], on: state.day, in: log) { event, fold in
            if fold.view.progress == state.size {
                changes = TableChanges(of: try self.paper(from: fold).table)
            } else if changes != nil, fold.view.isInForce(event) {
                changes?.add(
                    event, about: fold.view.name(event.head.stream),
                    leadingTo: fold.table(of: query))
            }
        }
        guard let changes else {
            throw CommandFailure(.failed, "\(name): the log has fewer than \(state.size) events")
        }
        return (changes, last.table(of: query))
    }

    private func paper(from fold: ReportFold) throws -> ReportPaper {
        let paper = ReportPaper(state, named: name, at: position, asking: query, of: fold)
        let digest = paper.table.digest
        guard digest == state.digest else {
            throw CommandFailure(
                .failed,
                "\(name): its numbers have the digest \(digest.hexadecimal), and "
                    + "\(state.digest.hexadecimal) was recorded; it is not shown. Run "
                    + "'daicho-replay replay'")
        }
        return paper
    }

    /// The fold of the log from its beginning about a day, up to `end` or the newest event.
    @discardableResult
    static func fold(
        _ queries: [ReportQuery], on day: LegalDate, in log: LMDBEventLog,
        to end: LogPosition? = nil,
        each: (RecordedEvent, ReportFold) throws -> Void = { _, _ in }
    ) throws -> ReportFold {
        var fold = ReportFold(on: day, for: queries)
        var progress = Progress("events read")
        try LedgerReader.reading {
            try log.forEachRecord(from: .start, to: end ?? log.next()) { place, record in
                let event = try RecordDecoder.decode(record)
                try fold.apply(event)
                progress.report(place.rawValue)
                try each(event, fold)
            }
        }
        return fold
    }
}
