public import Accounting
public import EventSourcing

/// A facility: why it is the State's, who owns and who runs it.
public struct FacilityState: Hashable, Sendable {
    public let namedManager: Reference<Party>
    public internal(set) var acquiredOn: LegalDate?
    public internal(set) var manager: Reference<Party>?
    /// Who owned what from each date on; the shares of each entry sum to one.
    public internal(set) var ownership: [Ownership] = []

    public struct Ownership: Hashable, Sendable {
        public let from: LegalDate
        public let shares: [Owner: Share]
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
}
