public import Accounting
public import EventSourcing

/// An asset that was bought with a grant.
public struct GrantAsset: Hashable, Sendable {
    public let name: Identifier
    public let what: PlainText
    public let cost: Yen
    public let borne: Yen
    public let place: PlainText
    public let restrictedUntil: LegalDate
    public internal(set) var disposal: Disposal?

    /// What became of it.
    public struct Disposal: Hashable, Sendable {
        public let on: LegalDate
        public let proceeds: Yen
        /// The grant's share of the proceeds, which was ordered back.
        public let share: Yen
    }

    /// Whether its disposal needs approval on `date`.
    public func isRestricted(on date: LegalDate) -> Bool {
        disposal == nil && date <= restrictedUntil
    }

    /// What comes back if it is disposed of on `date` for `proceeds`: the part of them that the
    /// grant is of the cost, below one yen cut off, and never more than the grant bore. Nothing
    /// after the restriction.
    func share(of proceeds: Yen, on date: LegalDate) -> Yen {
        guard isRestricted(on: date), cost > .zero else { return .zero }
        let part = Int128(proceeds.rawValue) * Int128(borne.rawValue) / Int128(cost.rawValue)
        return min(borne, Int64(exactly: part).flatMap(Yen.init(exactly:)) ?? borne)
    }
}
