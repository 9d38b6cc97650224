import Accounting
import DefenseFund
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels

extension TableOptions {
    /// The day given with `--on`, if one is.
    func day() throws -> LegalDate? { try on.map(DateOption.lastDay) }

    func dayOrToday() throws -> LegalDate { try day() ?? DateOption.date(nil) }

    /// The view at the pair of times that is asked for.
    ///
    /// - Parameter day: the day that the question is about, where it is always about one.
    func view(of folder: LedgerFolder, on day: LegalDate? = nil) throws -> LedgerView {
        try view(of: folder.openForReading(), in: folder, on: day)
    }

    /// The same of a log that is open.
    func view(of log: LMDBEventLog, in folder: LedgerFolder, on day: LegalDate? = nil) throws
        -> LedgerView
    {
        try LedgerReader.view(
            of: log, in: folder, asOf: pair(of: log, in: folder, on: day ?? self.day()))
    }

    /// The same, folded from the first event on.
    ///
    /// - Parameter each: is given every event that is known and in force.
    func view(
        of log: LMDBEventLog, in folder: LedgerFolder,
        each: (RecordedEvent, RawSpan, LedgerView) throws -> Void
    ) throws -> LedgerView {
        try LedgerReader.view(
            of: log, asOf: pair(of: log, in: folder, on: day()), each: each)
    }

    /// The fund's balance at the pair of times, for which no view is needed.
    func fundBalance(of folder: LedgerFolder) throws -> RegisterTable {
        let log = try folder.openForReading()
        let pair = try pair(of: log, in: folder, on: day())
        guard let images = folder.images(of: log) else {
            return try LedgerReader.view(of: log, asOf: pair).fundBalance
        }
        return try LedgerReader.reading { try images.fundBooks(of: log, asOf: pair).table }
    }

    private func pair(of log: LMDBEventLog, in folder: LedgerFolder, on day: LegalDate?) throws
        -> AsOf
    {
        AsOf(known: try known.count(in: log, of: folder), day: day)
    }
}
