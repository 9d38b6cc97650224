import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels

/// A report that was issued, found by its name.
struct IssuedReport {
    let folder: LedgerFolder
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
        let log = try folder.openForReading()
        guard let (position, state) = try Self.find(name, in: folder, log) else {
            throw CommandFailure(
                .badInput, "\(name): there is no such report; 'daicho report list' lists them")
        }
        guard let query = ReportQuery(state) else {
            throw CommandFailure(
                .failed, "\(name): a report '\(state.name)' cannot be made by this version")
        }
        self.folder = folder
        self.log = log
        self.name = name
        self.position = position
        self.state = state
        self.query = query
    }

    /// A report stays as it was issued: it is looked up in the newest state image, and then among
    /// the events behind it.
    private static func find(_ name: StreamName, in folder: LedgerFolder, _ log: LMDBEventLog)
        throws -> (LogPosition, ReportState)?
    {
        let view = try LedgerReader.reading {
            try folder.images(of: log)?.glance(of: log, only: [.names])
        }
        if let old = view?.issuedReports.first(where: { $0.name == name }) {
            return (old.position, old.state)
        }
        var found: (LogPosition, ReportState)?
        try LedgerReader.reading {
            try log.forEachRecord(from: view?.progress ?? .start, to: log.next()) { place, record in
                // What is not read is hashed all the same.
                guard try RecordView(record).typeCode == ReportIssued.type.code else { return }
                let event = try RecordDecoder.decode(record)
                guard event.streamName == name, let issued = event.act as? ReportIssued else {
                    return
                }
                let state = issued.state(
                    issuedOn: event.head.effectiveOn, by: Reference(event.head.actor))
                found = (place, state)
            }
        }
        return found
    }

    /// The report made again at its pair of times. Fails if its numbers are not those recorded.
    func paper() throws -> ReportPaper {
        let pair = AsOf(known: state.size, day: state.day)
        return try paper(from: ReportFolder(log, of: folder).fold([query], asOf: pair))
    }

    /// The later events that change the report, and what it would say now about the same day.
    func changes() throws -> (changes: TableChanges, now: RegisterTable) {
        let reports = ReportFolder(log, of: folder)
        var fold = try reports.fold(
            [query], asOf: AsOf(known: state.size, day: state.day), goesOn: true)
        var changes = TableChanges(of: try paper(from: fold).table)
        try reports.goOn(&fold) { event, fold in
            guard fold.view.isInForce(event) else { return }
            changes.add(
                event, about: fold.view.name(event.head.stream), leadingTo: fold.table(of: query))
        }
        return (changes, fold.table(of: query))
    }

    /// The same of a fold that stands at the pair.
    func paper(from fold: ReportFold) throws -> ReportPaper {
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
}
