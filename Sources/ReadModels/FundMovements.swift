public import Accounting
import Containers
public import DefenseFund
public import EventSourcing
public import StateCoding

/// An index of what moved the fund: sums by stretch of the log and effective date, from which its
/// balance at any pair of times is told with a fold of less than a stretch.
///
/// The view tells the same; it can be told about one day only, and holds all else besides.
public struct FundMovements: Projection, Sendable, Equatable {
    public private(set) var progress = LogPosition.start
    /// How many events a stretch has.
    private let length: UInt64
    /// The accounts of the fund's book. Whether an account is open on a day moves nothing.
    private var accounts = KeyedTable<StreamReference, AccountCode>()
    /// Of each stretch from the first on, the last one perhaps not full yet.
    private var stretches: [[Day]] = []

    /// Few enough events to be folded at a question, and enough to have few days.
    public static let stretchLength: UInt64 = 8_192

    /// What the acts of one effective date moved.
    struct Day: Sendable, Equatable {
        let date: LegalDate
        var movement = FundMovement()
    }

    public init() { self.init(every: Self.stretchLength) }

    /// - Parameter length: how many events a stretch has; above zero.
    public init(every length: UInt64) {
        precondition(length > 0, "a stretch has events")
        self.length = length
    }

    public mutating func apply(_ event: RecordedEvent) throws(IllegalTransition) {
        guard event.head.position == progress else {
            throw IllegalTransition("position \(event.head.position) where \(progress) is next")
        }
        if progress.rawValue % length == 0 { stretches.append([]) }
        progress = progress.advanced(by: 1)
        // Types are compared first: a cast asks the runtime, at every event.
        if type(of: event.act) == AccountOpened.self, let act = event.act as? AccountOpened,
            act.book == .fund
        {
            accounts[event.head.stream] = act.code
        }
        let codes = event.postings.compactMap { posting in
            accounts[posting.account].map { (code: $0, amount: posting.signedAmount) }
        }
        guard !codes.isEmpty, let last = stretches.indices.last else { return }
        let place = stretches[last].place(of: event.head.effectiveOn)
        for (code, amount) in codes {
            stretches[last][place].movement.add(amount, to: code, of: event.act)
        }
    }

    /// The index of what was known, or of the stretches that were, if the index is of more events.
    public func known(by known: LogPosition) -> FundMovements {
        guard known < progress else { return self }
        let count = known.rawValue / length
        var index = self
        index.stretches.removeLast(stretches.count - Int(count))
        index.progress = LogPosition(count * length)
        return index
    }

    /// The books of what takes effect by the day; of everything if it is `nil`.
    public func books(on day: LegalDate?) -> FundBooks {
        var books = FundBooks()
        for stretch in stretches {
            for row in stretch where day.map({ row.date <= $0 }) ?? true {
                books.add(row.movement, on: row.date)
            }
        }
        return books
    }
}

extension [FundMovements.Day] {
    /// The row of a date; most movements are of the last day or of a later one.
    fileprivate mutating func place(of date: LegalDate) -> Int {
        var place = count
        while place > 0, self[place - 1].date > date { place -= 1 }
        if place > 0, self[place - 1].date == date { return place - 1 }
        insert(.init(date: date), at: place)
        return place
    }
}

extension FundMovements: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ index: Self?) throws(StateFault) -> Self {
        // A shape is listed of an index without stretches.
        var read = Self(every: max(1, try coder.part("length", index) { $0.length }))
        read.progress = try coder.part("progress", index) { $0.progress }
        read.accounts = try coder.part("accounts", index) { $0.accounts }
        read.stretches = try coder.part("stretches", index) { $0.stretches }
        let (whole, rest) = read.progress.rawValue.quotientAndRemainder(dividingBy: read.length)
        guard UInt64(read.stretches.count) == whole + (rest > 0 ? 1 : 0) else {
            throw StateFault("\(read.stretches.count) stretches of \(read.progress) events")
        }
        return read
    }
}

extension FundMovements.Day: StateCodable {
    static func parts(_ coder: inout StateCoder, _ day: Self?) throws(StateFault) -> Self {
        Self(
            date: try coder.part("date", day) { $0.date },
            movement: try coder.part("movement", day) { $0.movement })
    }
}
