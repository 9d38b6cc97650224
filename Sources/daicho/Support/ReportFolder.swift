import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels

/// Folds a log for reports, from the newest state image that lies before what they need.
struct ReportFolder {
    private let log: LMDBEventLog
    private let images: StateImages?

    /// - Parameter folder: where images are kept; without it everything is folded from the start.
    init(_ log: LMDBEventLog, of folder: LedgerFolder? = nil) {
        self.log = log
        images = folder?.images(of: log)
    }

    /// The fold that the queries are answered from, at a pair of times with the day of all of them.
    ///
    /// - Parameter goesOn: whether it is to go on from there, for which more of a view is needed.
    func fold(_ queries: [ReportQuery], asOf pair: AsOf, goesOn: Bool = false) throws -> ReportFold
    {
        guard let day = pair.day else { preconditionFailure("a report is about a day") }
        let known = ReportFold.start(for: queries).map { min($0, pair.known) } ?? pair.known
        let sections = ReportFold.sections(for: queries)
        let start = images?.headStart(
            of: log, asOf: AsOf(known: known, day: day),
            only: goesOn ? LedgerView.goingOn(to: sections) : sections)
        var fold = ReportFold(
            on: day, for: queries, from: start, past: try past(of: start, queries))
        try goOn(&fold, to: pair.known)
        images?.keep(fold.view, of: log, since: start?.progress ?? .start)
        return fold
    }

    /// The events of the processing history that lie in front of a head start.
    private func past(of start: LedgerView?, _ queries: [ReportQuery]) throws -> [RecordedEvent] {
        guard ReportFold.tellsProcessing(queries), let places = start?.processing, !places.isEmpty
        else { return [] }
        let events = try ProvenEvents(log)
        return try places.map { try events.event(at: $0) }
    }

    /// Folds what follows, up to `end` or the newest event.
    ///
    /// - Parameter each: is given every event that was folded, with the fold behind it.
    func goOn(
        _ fold: inout ReportFold, to end: LogPosition? = nil,
        each: ((RecordedEvent, ReportFold) throws -> Void)? = nil
    ) throws {
        var progress = Progress("events read")
        try LedgerReader.reading {
            try log.forEachRecord(from: fold.view.progress, to: end ?? log.next()) {
                place, record in
                let event = try RecordDecoder.decode(record)
                try fold.apply(event)
                progress.report(place.rawValue)
                try each?(event, fold)
            }
        }
    }
}
