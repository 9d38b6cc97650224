public import Accounting
public import DefenseFund
public import EventSourcing

/// What must be done, by whom and by when. Opened and closed by events: it follows from the state
/// and the day on which it is asked for, and is kept nowhere.
public struct Obligation: Hashable, Sendable {
    /// A stable name in lowerCamelCase, such as `openReturnProcedure`.
    public let kind: String
    /// What it is about.
    public let thing: StreamReference
    /// Which of several: the year, the period, the manager whose act it is.
    public let detail: Detail
    /// Who must do it.
    public let role: Role
    /// The day on which it arose.
    public let since: LegalDate
    /// The last day on which it is done in time; `nil` if the law says no more than "promptly".
    public let dueOn: LegalDate?
    public let amount: Yen?
    /// The article, section or parameter that it rests on.
    public let basis: String

    public init(
        _ kind: String, of thing: StreamReference, _ detail: Detail = Detail(), by role: Role,
        since: LegalDate,
        dueOn: LegalDate?, amount: Yen? = nil, basis: String
    ) {
        self.kind = kind
        self.thing = thing
        self.detail = detail
        self.role = role
        self.since = since
        self.dueOn = dueOn
        self.amount = amount
        self.basis = basis
    }

    /// What tells an obligation apart from others of its kind about the same thing.
    public struct Detail: Hashable, Sendable {
        public var year: FiscalYear?
        public var period: ClosedRange<LegalDate>?
        public var party: Reference<Party>?

        public init(
            year: FiscalYear? = nil, period: ClosedRange<LegalDate>? = nil,
            party: Reference<Party>? = nil
        ) {
            self.year = year
            self.period = period
            self.party = party
        }
    }

    /// Of what recurs every year, the oldest so many are told: a far date would ask for thousands.
    static let yearLimit = 30

    public func isOverdue(on date: LegalDate) -> Bool { dueOn.map { $0 < date } ?? false }
}
