public import Accounting
public import DefenseFund
import EventCoding
import EventSourcing

/// What changed who may do what, and by which rules, in the order of the log.
///
/// A fold of its own beside the ``LedgerView``: few ask for it, and it may be long.
public struct ProcessingHistory: Sendable {
    private let year: FiscalYear?
    private var events: [RecordedEvent] = []

    /// - Parameter year: only what was recorded in it or takes effect in it; all if `nil`.
    public init(of year: FiscalYear? = nil) { self.year = year }

    public mutating func add(_ event: RecordedEvent) {
        guard event.changesProcessing, year.map({ event.isOf($0) }) ?? true else { return }
        events.append(event)
    }

    /// - Parameter view: knows the names of what the events are about.
    public func table(in view: LedgerView) -> RegisterTable {
        RegisterTable(
            name: "history",
            columns: [
                .init("position", "Position"), .init("recordedAt", "Recorded (UTC)"),
                .init("effectiveOn", "Effective"), .init("type", "Type"),
                .init("stream", "Stream"), .init("actor", "Actor"), .init("facts", "Facts"),
            ],
            rows: events.map { event in
                [
                    .count(event.head.position.rawValue),
                    .text(event.head.recordedAt.description), .date(event.head.effectiveOn),
                    .text(event.type.name), .text(view.name(event.head.stream)?.text ?? ""),
                    .text(view.name(event.head.actor)?.text ?? ""),
                    .text(EventJSON.facts(of: event.act, name: view.name).compact),
                ]
            })
    }
}

extension RecordedEvent {
    /// Whether it was recorded in the fiscal year or takes effect in it.
    fileprivate func isOf(_ year: FiscalYear) -> Bool {
        FiscalYear(head.effectiveOn) == year
            || head.recordedAt.dateInTokyo.map { FiscalYear($0) } == year
    }
}
