public import Accounting
public import EventSourcing

/// The imports of history, in the order in which they began. At most the last one is open.
public struct ImportRegister: Equatable, Sendable {
    public internal(set) var all: [ImportState] = []

    public init() {}

    /// The place of the open one.
    var openPlace: Int? {
        guard let last = all.indices.last, all[last].endedOn == nil else { return nil }
        return last
    }

    /// The import that goes on.
    public var open: ImportState? { openPlace.map { all[$0] } }

    /// The last import of the file of this digest.
    public func last(of digest: DigestBytes) -> ImportState? { all.last { $0.digest == digest } }

    /// Counts a row of this date, if an import is open.
    mutating func countRow(on date: LegalDate) {
        if let place = openPlace { all[place].countRow(on: date) }
    }
}

/// One import.
public struct ImportState: Equatable, Sendable {
    public let stream: Reference<Import>
    public let source: PlainText
    public let digest: DigestBytes
    /// How many rows two persons have let pass.
    public let rows: UInt64
    public let administrator: Reference<Actor>
    /// Who asked for the import, and who let it pass.
    public let proposer: Reference<Actor>
    public let approver: Reference<Actor>?
    public let beganOn: LegalDate
    /// How many are recorded, by this import or by one of the same file that was given up.
    public internal(set) var loaded: UInt64
    /// The first and the last of the dates on which these took effect; `nil` before any.
    public internal(set) var days: Days?
    public internal(set) var endedOn: LegalDate?

    public struct Days: Equatable, Sendable {
        public let earliest: LegalDate
        public let latest: LegalDate
    }

    fileprivate mutating func countRow(on date: LegalDate) {
        loaded += 1
        days = Days(
            earliest: min(days?.earliest ?? date, date), latest: max(days?.latest ?? date, date))
    }
}
