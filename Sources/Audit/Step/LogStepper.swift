public import Accounting
import Containers
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// Goes forward and back through a log, event by event, with the state at hand.
///
/// To go back the log is folded again from the nearest state that was kept. Few are kept, and ever
/// further apart in a longer log.
public struct LogStepper<Log: AuditedLog> {
    /// Where a run ends by itself.
    public struct Stop: Sendable {
        /// Events of this type, or of all types that begin so and a point: `grant`.
        public var type: String?
        /// Events that move this account.
        public var account: AccountKey?

        public init(type: String? = nil, account: AccountKey? = nil) {
            self.type = type
            self.account = account
        }

        /// - Parameter opened: where the account was opened, if it was.
        func holds(_ event: RecordedEvent, _ opened: StreamReference?) -> Bool {
            let isOfType =
                type.map { event.type.name == $0 || event.type.name.hasPrefix($0 + ".") } ?? false
            return isOfType || event.postings.contains { $0.account == opened }
        }
    }

    /// Why the log cannot be gone through further.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    private let log: Log
    /// How many events there are.
    public let count: UInt64
    public var stop = Stop()
    /// The event that is shown, with the state behind it.
    public private(set) var frame: StepFrame
    private var kept: [(position: UInt64, view: LedgerView)] = [(0, LedgerView())]
    private var distance: UInt64 = 64

    /// Stands at an event.
    ///
    /// - Parameter count: how many events the log has: more than `position`.
    public init(_ log: Log, count: UInt64, at position: UInt64) throws {
        precondition(position < count)
        self.log = log
        self.count = count
        frame = try StepFrame(
            Self.event(at: 0, in: log), after: LedgerView(), watching: nil)
        if position > 0 { try move(to: position) }
    }

    public var position: UInt64 { frame.event.head.position.rawValue }

    /// Whether the stop holds at the event that is shown.
    public var stopsHere: Bool { stop.holds(frame.event, openedHere) }

    /// Where the account to stop at was opened, up to here.
    private var openedHere: StreamReference? {
        stop.account.flatMap { frame.after.ledger.reference(to: $0) }
    }

    /// The account that a name such as `FUND:111:party/bank-a` means behind the event shown.
    public func account(named name: String) -> AccountKey? {
        frame.after.account(named: name)
    }

    public mutating func watch(_ account: AccountKey?) {
        stop.account = account
        frame.watched = account
    }

    /// Goes to an event of the log. Where that throws, there is no going on.
    public mutating func move(to position: UInt64) throws {
        precondition(position < count)
        guard position != self.position else { return }
        let start = kept.last { $0.position <= position } ?? (0, LedgerView())
        // What lies nearer is gone on from: the state here, in its place, or one that was kept.
        let goesOn = position > self.position && start.position <= self.position + 1
        var view = goesOn ? nil : start.view
        var place = goesOn ? self.position + 1 : start.position
        try log.forEachEvent(from: LogPosition(place), to: LogPosition(position)) { event in
            keep(view ?? frame.after, at: place)
            if view == nil { try frame.pass(event) } else { try view?.apply(event) }
            place += 1
        }
        let event = try Self.event(at: position, in: log)
        keep(view ?? frame.after, at: position)
        if let view {
            frame = try StepFrame(event, after: view, watching: stop.account)
        } else {
            try frame.advance(to: event)
        }
    }

    /// Goes on to the next event that the stop holds at; answers `false`, and stays, if there is
    /// none.
    public mutating func run() throws -> Bool {
        var opened = openedHere
        var found: UInt64?
        try log.forEachRecord(from: LogPosition(position + 1)) { position, record in
            guard position < LogPosition(count) else { return false }
            let event = try RecordDecoder.decode(record)
            if let act = event.act as? AccountOpened, act.key == stop.account {
                opened = event.head.stream
            }
            if stop.holds(event, opened) { found = position.rawValue }
            return found == nil
        }
        guard let found else { return false }
        try move(to: found)
        return true
    }

    /// Goes back to the last event before at which the stop holds.
    public mutating func runBack() throws -> Bool {
        var found: UInt64?
        // What accounts mean never changes once they are opened: the state here tells.
        let opened = openedHere
        try log.forEachEvent(from: .start, to: LogPosition(position)) { event in
            if stop.holds(event, opened) { found = event.head.position.rawValue }
        }
        guard let found else { return false }
        try move(to: found)
        return true
    }

    private mutating func keep(_ view: LedgerView, at position: UInt64) {
        guard position % distance == 0, position > kept.last?.position ?? 0 else { return }
        kept.append((position, view))
        guard kept.count > 64 else { return }
        distance *= 2
        kept.removeAll { $0.position % distance != 0 }
    }

    private static func event(at position: UInt64, in log: Log) throws -> RecordedEvent {
        guard let event = try log.event(at: LogPosition(position)) else {
            throw Fault(description: "there is no event \(position)")
        }
        return event
    }
}
