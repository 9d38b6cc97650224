import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels
import StateCoding

extension TableOptions {
    /// The day given with `--on`, if one is.
    func day() throws -> LegalDate? { try on.map(DateOption.lastDay) }

    func dayOrToday() throws -> LegalDate { try day() ?? DateOption.date(nil) }

    /// Prints a table at the pair of times that is asked for.
    func print(_ table: LedgerTable, of folder: LedgerFolder) throws {
        try print(table(in: view(of: folder, only: table.sections)))
    }

    /// The view at the pair of times that is asked for.
    ///
    /// - Parameters:
    ///   - day: the day that the question is about, where it is always about one.
    ///   - sections: what is asked of it beside what is small; all of it if `nil`.
    func view(
        of folder: LedgerFolder, on day: LegalDate? = nil, only sections: Set<StateSection>? = nil
    ) throws -> LedgerView {
        try view(of: folder.openForReading(), in: folder, on: day, only: sections)
    }

    /// The same of a log that is open.
    func view(
        of log: LMDBEventLog, in folder: LedgerFolder, on day: LegalDate? = nil,
        only sections: Set<StateSection>? = nil
    ) throws -> LedgerView {
        try LedgerReader.view(
            of: log, in: folder, asOf: pair(of: log, in: folder, on: day ?? self.day()),
            only: sections)
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

    /// Hands every event that is known and in force to `each`. Nothing is folded: what the events
    /// name is asked of a view of the same pair.
    func forEachEvent(
        of log: LMDBEventLog, in folder: LedgerFolder, each: (RecordedEvent) throws -> Void
    ) throws {
        let pair = try pair(of: log, in: folder, on: day())
        var progress = Progress("events read")
        try LedgerReader.reading {
            try log.forEachRecord(from: .start, to: pair.known) { place, record in
                let event = try RecordDecoder.decode(record)
                if pair.isInForce(event) { try each(event) }
                progress.report(place.rawValue)
            }
        }
    }

    /// The events that are known and in force and post to one of the accounts, each proven, but
    /// perhaps not all of them; none if they are so many that to read all is quicker.
    func postings(
        to accounts: Set<StreamReference>, of log: LMDBEventLog, in folder: LedgerFolder
    ) throws -> [RecordedEvent] {
        let pair = try pair(of: log, in: folder, on: day())
        let places = try LedgerReader.postings(
            to: accounts, of: log, in: folder, before: pair.known, atMost: ProvenEvents.limit)
        guard let places, !places.isEmpty else { return [] }
        return try places.map(ProvenEvents(log).event).filter(pair.isInForce)
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
