public import Accounting
public import Containers
public import EventSourcing

/// A Designated Corporation, its rules, yearly plans and reports, and how its designation ended.
public struct CorporationState: Equatable, Sendable {
    public let party: Reference<Party>
    public let form: CorporationForm
    public let designatedOn: LegalDate
    public internal(set) var rescission: Rescission?
    public internal(set) var handover: Handover?
    /// The business rules and their changes, in the order of recording.
    public internal(set) var rules: [BusinessRules] = []
    /// The plan and budget of each year and their changes, in the order of approval.
    public internal(set) var plans = KeyedTable<FiscalYear, [AnnualPlan]>()
    /// The report on each year, and those that were submitted anew.
    public internal(set) var reports = KeyedTable<FiscalYear, [AnnualReport]>()
    public internal(set) var orders: [SupervisionOrder] = []
    /// Operating cost that it paid, in yen, by the fiscal year whose books carry it. What is put
    /// right later lowers or raises the later year, which may come below zero.
    public internal(set) var operatingCostPaid = KeyedTable<FiscalYear, Int128>()

    public var rescindedOn: LegalDate? { rescission?.on }

    public func isDesignated(on date: LegalDate) -> Bool {
        designatedOn <= date && rescission.map { date < $0.on } ?? true
    }

    /// Whether it was designated by `date` and has not yet handed the fund over after losing the
    /// designation.
    public func owesHandover(on date: LegalDate) -> Bool {
        guard let rescission, rescission.on <= date else { return false }
        return handover.map { date < $0.on } ?? true
    }

    public func hasRules(on date: LegalDate) -> Bool { rules.contains { $0.approvedOn <= date } }

    public struct Rescission: Hashable, Sendable {
        public let on: LegalDate
        public let reason: PlainText
    }

    public struct Handover: Hashable, Sendable {
        public let on: LegalDate
        /// `nil`: the Treasury.
        public let successor: Reference<Corporation>?
    }

    /// Business rules (業務規程) as approved once.
    public struct BusinessRules: Hashable, Sendable {
        public let approvedOn: LegalDate
        public let financeConsultedOn: LegalDate
        public let summary: PlainText
    }

    public struct SupervisionOrder: Hashable, Sendable {
        public let orderedOn: LegalDate
        public let content: PlainText
        public let reason: PlainText
    }
}

/// The plan and budget of a year, as approved once.
public struct AnnualPlan: Hashable, Sendable {
    public let budget: [BudgetLine]
    public let approvedOn: LegalDate

    public func amount(for line: BudgetLineKind) -> Yen? {
        Yen.sum(budget.filter { $0.line == line }.map(\.amount))
    }
}

/// A report with the settlement of a year, as submitted once.
public struct AnnualReport: Hashable, Sendable {
    public let submittedOn: LegalDate
    public let settlement: [SettlementFigure]
    public let summary: PlainText
}
