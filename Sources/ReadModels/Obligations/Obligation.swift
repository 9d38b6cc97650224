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
        _ kind: String, of thing: StreamReference, by role: Role, since: LegalDate,
        dueOn: LegalDate?, amount: Yen? = nil, basis: String
    ) {
        self.kind = kind
        self.thing = thing
        self.role = role
        self.since = since
        self.dueOn = dueOn
        self.amount = amount
        self.basis = basis
    }

    public func isOverdue(on date: LegalDate) -> Bool { dueOn.map { $0 < date } ?? false }
}
