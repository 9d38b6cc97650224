import Accounting
public import DefenseFund
import EventSourcing

/// The entries that were recorded late: longer after their date than `latePostingLimitDays`, or
/// into a period that had been closed and was reopened. History that was imported is not late.
///
/// A fold of its own beside the ``LedgerView``: few ask for it, and it may be long.
public struct LateEntries: Sendable {
    private var rows: [[RegisterTable.Cell]] = []

    public init() {}

    /// - Parameter view: as it stands after the event.
    public mutating func add(_ event: RecordedEvent, in view: LedgerView) {
        let date = event.head.effectiveOn
        guard !event.postings.isEmpty, !event.head.flags.contains(.imported),
            let recordedOn = event.head.recordedAt.dateInTokyo
        else { return }
        let days = date.days(until: recordedOn)
        let limit = view.ledger.parameters.number("latePostingLimitDays", on: date)
        let isReopened = view.ledger.periods.closedOnce.map { date <= $0 } ?? false
        guard days > limit || isReopened else { return }
        rows.append([
            .count(event.head.position.rawValue), .text(event.type.name),
            .text(view.name(event.head.stream)?.text ?? ""), .date(date), .date(recordedOn),
            .count(UInt64(max(0, days))), .count(UInt64(limit)),
            .text(isReopened ? "period reopened" : "limit exceeded"),
        ])
    }

    public var table: RegisterTable {
        RegisterTable(
            name: "late",
            columns: [
                .init("position", "Position"), .init("type", "Type"), .init("about", "About"),
                .init("effectiveOn", "Effective on"), .init("recordedOn", "Recorded on"),
                .init("days", "Days"), .init("limitDays", "Limit"), .init("cause", "Cause"),
            ],
            rows: rows)
    }
}
