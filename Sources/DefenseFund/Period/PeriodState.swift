public import Accounting
public import EventSourcing

/// The periods that are closed, and what was reopened.
public struct PeriodState: Equatable, Sendable {
    /// The closings in force, in the order of the calendar: each goes on where the one before ends.
    public internal(set) var closings: [Closing] = []
    public internal(set) var reopenings: [Reopening] = []
    /// The last day that was ever closed. An act dated by then is in a period that was reopened.
    public internal(set) var closedOnce: LegalDate?

    public struct Closing: Hashable, Sendable {
        public let period: Reference<PeriodStream>
        /// The first closing also closes whatever lies before.
        public let lastDay: LegalDate
        public let closedOn: LegalDate
        /// The tree of the events before.
        public let size: LogPosition
        public let root: TreeRoot
    }

    public struct Reopening: Hashable, Sendable {
        public let period: Reference<PeriodStream>
        public let reopenedOn: LegalDate
        public let position: LogPosition
        public let reason: PlainText
    }

    /// Whether a day lies in a closed period.
    public func isClosed(_ date: LegalDate) -> Bool {
        closings.last.map { date <= $0.lastDay } ?? false
    }

    /// Refuses what would take effect inside a closed period.
    func requireOpen(_ date: LegalDate) throws(Rejection) {
        guard let last = closings.last, date <= last.lastDay else { return }
        throw Rejection(
            .periodClosed, "House rule 9; Act 22; C25", .date("this act", date),
            .date("closed to", last.lastDay))
    }
}
