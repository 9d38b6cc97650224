public import Accounting
public import Containers
public import EventSourcing

/// Surveys, supply risks and withdrawals.
public struct SurveyState: Equatable, Sendable {
    public internal(set) var surveys = KeyedTable<Reference<Survey>, Sent>()
    public internal(set) var risks = KeyedTable<Reference<SupplyRisk>, Risk>()
    public internal(set) var withdrawals = KeyedTable<Reference<Withdrawal>, Notice>()

    /// A survey that was sent.
    public struct Sent: Hashable, Sendable {
        public let manufacturer: Reference<Party>
        public let on: LegalDate
        public let dueOn: LegalDate
        public internal(set) var answeredOn: LegalDate?
    }

    /// A risk that was found.
    public struct Risk: Hashable, Sendable {
        public let equipment: Reference<Equipment>
        public let survey: Reference<Survey>?
        public let manufacturer: Reference<Party>?
        public let on: LegalDate
    }

    /// A withdrawal that was noticed.
    public struct Notice: Hashable, Sendable {
        public let manufacturer: Reference<Party>
        public let equipment: Reference<Equipment>
        public let on: LegalDate
        public let withdrawsOn: LegalDate
        public internal(set) var successor: Reference<Party>?
        public internal(set) var successorOn: LegalDate?
    }
}
