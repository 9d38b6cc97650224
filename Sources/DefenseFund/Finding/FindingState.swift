public import Accounting
public import Containers
public import EventSourcing

/// A finding: what was found, who must answer, and how far that is.
public struct FindingState: Sendable, Equatable {
    public let severity: FindingSeverity
    public let text: PlainText
    public let addressee: FindingAddressee
    public let about: StreamReference?
    public let event: LogPosition?
    public let answerBy: LegalDate?
    public let raisedOn: LegalDate
    /// Whether a rule raised it, and no person.
    public let isByLedger: Bool
    /// The day of the last answer.
    public internal(set) var answeredOn: LegalDate?
    /// Who answered, for none of them closes it (House rule 3).
    public internal(set) var answeredBy: [Reference<Actor>] = []
    public internal(set) var closedOn: LegalDate?
}

/// Findings, and what others say stands in an account.
public struct FindingRegister: Equatable, Sendable {
    public internal(set) var raised = KeyedTable<Reference<AuditFinding>, FindingState>()
    public internal(set) var assertions = KeyedTable<Reference<BankAssertion>, AssertionState>()
    /// What deposits moved by on each day.
    public internal(set) var deposits = DepositHistory()
}
