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
    func fold(_ queries: [ReportQuery], asOf pair: AsOf) throws -> ReportFold {
        guard let day = pair.day else { preconditionFailure("a report is about a day") }
        let known = ReportFold.start(for: queries).map { min($0, pair.known) } ?? pair.known
        let start = images?.headStart(of: log, asOf: AsOf(known: known, day: day))
        var fold = ReportFold(on: day, for: queries, from: start)
        try goOn(&fold, to: pair.known)
        images?.keep(fold.view, of: log, since: start?.progress ?? .start)
        return fold
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
