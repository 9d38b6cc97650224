public import Accounting
public import EventSourcing

/// A contract for an initiative: what it promises, what was accepted and paid.
public struct InitiativeContractState: Hashable, Sendable {
    public let plan: Reference<StablePlan>
    public let initiative: Identifier
    public let party: Reference<Party>
    /// The fiscal year whose budget it is paid from.
    public let year: FiscalYear
    public let concludedOn: LegalDate
    public let amount: Yen
    public internal(set) var acceptances: [Acceptance] = []
    public internal(set) var payments: [Payment] = []

    /// Work that was accepted on a day, or what is left to pay of it.
    public struct Acceptance: Hashable, Sendable {
        public let on: LegalDate
        public let amount: Yen
    }

    public struct Payment: Hashable, Sendable {
        public let on: LegalDate
        public let amount: Yen
        /// From the oldest acceptance that it paid to the payment.
        public let days: Int
        /// Whether an acceptance that it paid was due before.
        public let isLate: Bool
    }

    mutating func accept(_ amount: Yen, on date: LegalDate) {
        // Only a correction accepts in front of others.
        let place = acceptances.lastIndex { $0.on <= date }.map { $0 + 1 } ?? 0
        acceptances.insert(.init(on: date, amount: amount), at: place)
    }

    public var accepted: Yen { Yen.sum(acceptances.lazy.map(\.amount)) ?? .zero }
    public var paid: Yen { Yen.sum(payments.lazy.map(\.amount)) ?? .zero }

    /// What was accepted and is not paid on `date`, the oldest first: so are they paid.
    public func unpaid(on date: LegalDate) -> [Acceptance] {
        let past = payments.lazy.filter { $0.on <= date }
        var rest = Yen.sum(past.map(\.amount)) ?? .zero
        return acceptances.filter { $0.on <= date }.compactMap { acceptance in
            let covered = min(rest, acceptance.amount)
            rest = rest.subtracting(covered) ?? .zero
            guard let open = acceptance.amount.subtracting(covered), open > .zero else {
                return nil
            }
            return Acceptance(on: acceptance.on, amount: open)
        }
    }
}

extension LedgerState {
    /// The last day on which an acceptance is paid without delay (Act 7; Basic Policy 3.1.3); `nil`
    /// beyond the calendar.
    public func payBy(_ acceptance: InitiativeContractState.Acceptance) -> LegalDate? {
        acceptance.on.adding(
            days: parameters.number("payWithoutDelayDays", on: acceptance.on))
    }
}
