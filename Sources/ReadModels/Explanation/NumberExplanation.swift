import Accounting
public import DefenseFund
public import EventSourcing

/// The events that make a number, each with what it adds to it.
///
/// Money adds up: the effects of the events are the number, and none is nothing. Whatever else
/// stands in a cell was set by one event, the last that changed it. Events that cancel each other,
/// such as a wrong entry and the correction that took it back, are told apart and make nothing.
public struct NumberExplanation: Sendable {
    public let address: NumberAddress
    public let cell: RegisterTable.Cell
    /// The title of the column.
    public let title: String
    public let parts: [Part]
    /// Events that changed the number and took their changes back.
    public let cancelled: [Part]

    /// An event and what it did to the number.
    public struct Part: Sendable {
        public let event: RecordedEvent
        /// What the event is about, and who recorded and approved it.
        public let subject: StreamName?
        public let actor: StreamName?
        public let approver: StreamName?
        public let before: RegisterTable.Cell
        public let after: RegisterTable.Cell

        /// What it added, in yen; 0 where nothing of it is money.
        public var effect: Int128 { (after.money ?? 0) - (before.money ?? 0) }
    }

    /// Whether the cell is money, which adds up.
    public var isSum: Bool { cell.money != nil }

    /// What stands in the cell before the first event: a word that no event has set, or nothing.
    private let start: RegisterTable.Cell

    /// Whether the effects come to the number, and without any of them would not.
    public var addsUp: Bool {
        guard isSum else { return parts.count <= 1 && (parts.last?.after ?? start) == cell }
        return parts.reduce(start.money ?? 0) { $0 + $1.effect } == cell.money
            && parts.allSatisfy { $0.effect != 0 }
            && cancelled.reduce(0) { $0 + $1.effect } == 0
    }

    /// - Parameter changes: everything that changed the cell since it was `start`, in the order of
    ///   the log.
    init(
        _ address: NumberAddress, _ cell: RegisterTable.Cell, from start: RegisterTable.Cell,
        title: String, changes: [Part]
    ) {
        self.start = start
        self.address = address
        self.cell = cell
        self.title = title
        guard cell.money != nil else {
            parts = Array(changes.suffix(1))
            cancelled = []
            return
        }
        let moving = changes.filter { $0.effect != 0 }
        let taken = Self.cancelled(among: moving)
        parts = moving.filter { !taken.contains($0.event.head.position) }
        cancelled = moving.filter { taken.contains($0.event.head.position) }
    }

    /// An event, its correction, the correction of that and so on, as far as they come to nothing.
    private static func cancelled(among parts: [Part]) -> Set<LogPosition> {
        var chains: [LogPosition: [Part]] = [:]
        var first: [LogPosition: LogPosition] = [:]
        for part in parts {
            let position = part.event.head.position
            let corrected = (part.event.act as? EntryCorrected)?.corrects
            let root = corrected.map { first[$0] ?? $0 } ?? position
            first[position] = root
            chains[root, default: []].append(part)
        }
        var cancelled: Set<LogPosition> = []
        for chain in chains.values {
            var sum: Int128 = 0
            var end = 0
            for (place, part) in chain.enumerated() {
                sum += part.effect
                if sum == 0 { end = place + 1 }
            }
            cancelled.formUnion(chain[..<end].map(\.event.head.position))
        }
        return cancelled
    }
}

extension RegisterTable.Cell {
    /// The amount; `nil` for any other cell.
    var money: Int128? {
        switch self {
        case .yen(let amount): amount
        case .text, .count, .date, .empty: nil
        }
    }
}
