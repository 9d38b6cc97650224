public import Accounting
public import EventSourcing

/// A facility: why it is the State's, who owns and who runs it, what it is used for and what is
/// owed for it.
public struct FacilityState: Hashable, Sendable {
    public let namedManager: Reference<Party>
    public internal(set) var acquiredOn: LegalDate?
    /// Who owned what from each date on; the shares of each entry sum to one.
    public internal(set) var ownership: [Ownership] = []
    /// In the order in which they were entered into; only the last may be in force.
    public internal(set) var entrustments: [Entrustment] = []
    /// What managers were charged, in the order of the charges.
    public internal(set) var claims: [Claim] = []
    /// What damage despite due care has cost the State.
    public internal(set) var damageBorne: Yen = .zero
    public internal(set) var inventoryOn: LegalDate?

    init(namedManager: Reference<Party>) { self.namedManager = namedManager }

    public struct Ownership: Hashable, Sendable {
        public let from: LegalDate
        public let shares: [Owner: Share]
        /// Whether the cession of the State's last share ended an entrustment.
        var endedEntrustment = false
    }

    /// The owner of a share: the State, or a party.
    public enum Owner: Hashable, Sendable {
        case state
        case party(Reference<Party>)
    }

    /// The shares on `date`; `nil` before the acquisition.
    public func shares(on date: LegalDate) -> [Owner: Share]? {
        ownership.last { $0.from <= date }?.shares
    }

    /// The State's share after the last change.
    public var stateShare: Share { ownership.last?.shares[.state] ?? .none }

    /// The entrustment in force.
    public var entrustment: Entrustment? { entrustments.last.flatMap { $0.isEnded ? nil : $0 } }

    /// The contracted facility manager.
    public var manager: Reference<Party>? { entrustment?.manager }

    /// The place of the entrustment under which the facility operated on each day of the period.
    func entrustment(during period: Period) -> Int? {
        entrustments.lastIndex { entrustment in
            guard let start = entrustment.operatesFrom, start <= period.from else { return false }
            return entrustment.endedOn.map { period.through <= $0 } ?? true
        }
    }
}
