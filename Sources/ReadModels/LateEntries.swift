import Accounting
public import DefenseFund
import EventSourcing

/// The entries that were recorded late, as a table.
///
/// A fold of its own beside the ``LedgerView``: few ask for it, and it may be long.
public struct LateEntries: Sendable {
    private var rows: [[RegisterTable.Cell]] = []

    public init() {}

    /// - Parameter view: as it stands after the event.
    public mutating func add(_ event: RecordedEvent, in view: LedgerView) {
        guard let late = LateEntry(event, in: view),
            let recordedOn = event.head.recordedAt.dateInTokyo
        else { return }
        rows.append([
            .count(event.head.position.rawValue), .text(event.type.name),
            .text(view.name(event.head.stream)?.text ?? ""), .date(event.head.effectiveOn),
            .date(recordedOn),
            .count(UInt64(late.days)), .count(UInt64(late.limitDays)),
            .text(late.isReopened ? "period reopened" : "limit exceeded"),
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
