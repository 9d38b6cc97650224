public import Accounting
public import EventSourcing

extension FacilityState {
    /// What a manager was charged, and what is still open of it.
    public struct Claim: Hashable, Sendable {
        public let kind: ClaimKind
        public let debtor: Reference<Party>
        public let since: LegalDate
        public let dueOn: LegalDate?
        public let amount: Yen
        public internal(set) var open: Yen
    }

    public enum ClaimKind: String, Hashable, Sendable, CaseIterable {
        /// A fee for extra-purpose use.
        case fee
        /// Damage that due care would have prevented.
        case damage
    }

    /// What the party owes of the kind; `nil` if the sum cannot be written.
    func owed(_ kind: ClaimKind, by debtor: Reference<Party>) -> Yen? {
        Yen.sum(claims.filter { $0.kind == kind && $0.debtor == debtor }.map(\.open))
    }

    mutating func charge(
        _ kind: ClaimKind, to debtor: Reference<Party>, _ amount: Yen, since: LegalDate,
        dueOn: LegalDate?
    ) {
        // Only a correction charges in front of others.
        let place = claims.lastIndex { $0.since <= since }.map { $0 + 1 } ?? 0
        claims.insert(
            Claim(
                kind: kind, debtor: debtor, since: since, dueOn: dueOn, amount: amount,
                open: amount), at: place)
    }

    /// Settles what was charged first, as far as the amount goes.
    ///
    /// - Returns: whether all of the amount was owed.
    mutating func settle(_ kind: ClaimKind, of debtor: Reference<Party>, _ amount: Yen) -> Bool {
        var rest = amount
        for place in claims.indices
        where claims[place].kind == kind && claims[place].debtor == debtor {
            let part = min(rest, claims[place].open)
            claims[place].open = claims[place].open.subtracting(part) ?? .zero
            rest = rest.subtracting(part) ?? .zero
        }
        return rest == .zero
    }

    /// Takes back a payment: what was settled last is open again first.
    ///
    /// - Returns: whether so much had been settled.
    mutating func reopen(_ kind: ClaimKind, of debtor: Reference<Party>, _ amount: Yen) -> Bool {
        var rest = amount
        for place in claims.indices.reversed()
        where claims[place].kind == kind && claims[place].debtor == debtor {
            let settled = claims[place].amount.subtracting(claims[place].open) ?? .zero
            let part = min(rest, settled)
            claims[place].open = claims[place].open.adding(part) ?? claims[place].amount
            rest = rest.subtracting(part) ?? .zero
        }
        return rest == .zero
    }
}
