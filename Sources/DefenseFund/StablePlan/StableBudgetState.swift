public import Accounting
public import EventSourcing

/// The budget of a fiscal year for the contracts.
public struct StableBudgetState: Hashable, Sendable {
    public let budget: Reference<StableBudget>
    public internal(set) var appropriations: [Appropriation] = []
    /// The sum of the year's contracts.
    public internal(set) var contracted: Yen = .zero

    public struct Appropriation: Hashable, Sendable {
        public let on: LegalDate
        public let amount: Yen
    }

    public var appropriated: Yen { Yen.sum(appropriations.lazy.map(\.amount)) ?? .zero }

    /// What may still be contracted on `date`: a supplementary budget that is yet to take effect
    /// gives nothing, and what is contracted for a later day is taken (C19).
    func available(on date: LegalDate) -> Yen {
        appropriated(by: date).subtracting(contracted) ?? .zero
    }

    /// What has taken effect on `date`.
    func appropriated(by date: LegalDate) -> Yen {
        Yen.sum(appropriations.lazy.filter { $0.on <= date }.map(\.amount)) ?? .zero
    }
}
