import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// The closings and the late entries worked out from the list of events, by the texts of dates.
struct NaivePeriods {
    private(set) var rows: [[RegisterTable.Cell]] = []
    private(set) var lateRows: [[RegisterTable.Cell]] = []
    private var names: [StreamReference: String] = [:]
    private var reopenings: [String: (count: UInt64, reason: String)] = [:]
    private var limits: [(on: LegalDate, days: Int)] = []
    /// The last month that was ever closed, as `2025-04`.
    private var closedOnce = ""
    private var isImporting = false

    init(_ events: [RecordedEvent]) {
        for event in events { apply(event) }
    }

    private mutating func apply(_ event: RecordedEvent) {
        if let name = event.streamName { names[event.head.stream] = name.text }
        let name = names[event.head.stream] ?? "?"
        let period = String(name.split(separator: "/").last ?? "?")
        switch event.act {
        case is ImportBegan: isImporting = true
        case is ImportEnded: isImporting = false
        case let act as PeriodClosed:
            let (count, reason) = reopenings[period] ?? (0, "")
            let root = act.root.bytes.map { String(0x100 + Int($0), radix: 16).dropFirst() }
            put([
                .text(period), .text("closed"), .date(event.head.effectiveOn), .count(count),
                .text(reason), .count(act.size.rawValue), .text(root.joined()),
            ])
            let year = period.hasPrefix("FY") ? Int(period.dropFirst(2)) : nil
            closedOnce = max(closedOnce, year.map { "\($0 + 1)-03" } ?? period)
        case let act as PeriodReopened:
            reopenings[period] = ((reopenings[period]?.count ?? 0) + 1, act.reason.text)
            put([
                .text(period), .text("reopened"), .date(event.head.effectiveOn),
                .count(reopenings[period]?.count ?? 0), .text(act.reason.text), .empty, .text(""),
            ])
        case let act as ParameterSet where name == "parameter/latePostingLimitDays":
            limits.append((event.head.effectiveOn, Int(act.value.text) ?? -1))
        case _: addIfLate(event, name)
        }
    }

    private mutating func put(_ row: [RegisterTable.Cell]) {
        if let index = rows.firstIndex(where: { $0[0] == row[0] }) {
            rows[index] = row
        } else {
            rows.append(row)
        }
    }

    private mutating func addIfLate(_ event: RecordedEvent, _ name: String) {
        let date = event.head.effectiveOn
        guard !event.postings.isEmpty, let today = event.head.recordedAt.dateInTokyo else { return }
        // History that is loaded is not late.
        if isImporting { return }
        let days = Int(today.daysSince1970 - date.daysSince1970)
        let latest = limits.filter { $0.on <= date }.map(\.on).max()
        let limit = limits.last { $0.on == latest }?.days ?? 30
        let isReopened = String(date.description.prefix(7)) <= closedOnce
        guard isReopened || days > limit else { return }
        lateRows.append([
            .count(event.head.position.rawValue), .text(event.type.name), .text(name), .date(date),
            .date(today), .count(UInt64(max(0, days))), .count(UInt64(limit)),
            .text(isReopened ? "period reopened" : "limit exceeded"),
        ])
    }
}
