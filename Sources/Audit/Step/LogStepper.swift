public import Accounting
import Containers
import DefenseFund
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

        func holds(_ event: RecordedEvent, in view: LedgerView) -> Bool {
            let isOfType =
                type.map { event.type.name == $0 || event.type.name.hasPrefix($0 + ".") } ?? false
            let isOnAccount =
                account.map { account in
                    event.postings.contains { view.account($0.account) == account }
                } ?? false
            return isOfType || isOnAccount
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
    /// The event that is shown with the states before and behind it.
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
        frame = try Self.frame(of: log, at: 0, after: LedgerView(), watching: nil)
        if position > 0 { try move(to: position) }
    }

    public var position: UInt64 { frame.event.head.position.rawValue }

    /// Whether the stop holds at the event that is shown.
    public var stopsHere: Bool { stop.holds(frame.event, in: frame.after) }

    /// The account that a name such as `FUND:111:party/bank-a` means behind the event shown.
    public func account(named name: String) -> AccountKey? {
        frame.after.account(named: name)
    }

    public mutating func watch(_ account: AccountKey?) {
        stop.account = account
        frame = StepFrame(
            event: frame.event, before: frame.before, after: frame.after, watched: account)
    }

    /// Goes to an event of the log.
    public mutating func move(to position: UInt64) throws {
        precondition(position < count)
        guard position != self.position else { return }
        if position == self.position + 1 {
            keep(frame.after, at: position)
            frame = try Self.frame(
                of: log, at: position, after: frame.after, watching: stop.account)
            return
        }
        var view = kept.last { $0.position <= position }?.view ?? LedgerView()
        if position > self.position, view.progress.rawValue <= self.position {
            view = frame.after
        }
        var place = view.progress.rawValue
        try log.forEachEvent(from: LogPosition(place), to: LogPosition(position)) { event in
            keep(view, at: place)
            try view.apply(event)
            place += 1
        }
        frame = try Self.frame(of: log, at: position, after: view, watching: stop.account)
    }

    /// Goes on to the next event that the stop holds at; answers `false`, and stays, if there is
    /// none.
    public mutating func run() throws -> Bool {
        var view = frame.after
        var found: UInt64?
        try log.forEachEvent(from: LogPosition(position + 1), to: LogPosition(count)) { event in
            guard found == nil else { return }
            keep(view, at: event.head.position.rawValue)
            try view.apply(event)
            if stop.holds(event, in: view) { found = event.head.position.rawValue }
        }
        guard let found else { return false }
        try move(to: found)
        return true
    }

    /// Goes back to the last event before at which the stop holds.
    public mutating func runBack() throws -> Bool {
        var found: UInt64?
        // What accounts mean never changes once they are opened: the state here tells.
        let view = frame.after
        try log.forEachEvent(from: .start, to: LogPosition(position)) { event in
            if stop.holds(event, in: view) { found = event.head.position.rawValue }
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

    private static func frame(
        of log: Log, at position: UInt64, after before: LedgerView, watching account: AccountKey?
    ) throws -> StepFrame {
        guard let event = try log.event(at: LogPosition(position)) else {
            throw Fault(description: "there is no event \(position)")
        }
        var after = before
        try after.apply(event)
        return StepFrame(event: event, before: before, after: after, watched: account)
    }
}
