public import Accounting
import Containers
public import EventSourcing

// What stands of the charges that were assessed. A charge may lose its ground: its order is lowered
// by a new fixing, or a return is booked behind it that had come in before.

extension GrantState {
    /// What of a charge has accrued through `date` beyond what was assessed; `nil` if it is more
    /// yen or days than can be told.
    public func unassessed(
        _ kind: ChargeKind, through date: LegalDate, under parameters: ParameterTable
    ) -> Yen? {
        unassessed(kind, through: date, at: ChargeTerms(of: kind, in: parameters))
    }

    /// The same at terms that are looked up once for many grants.
    public func unassessed(
        _ kind: ChargeKind, through date: LegalDate, at terms: @autoclosure () -> ChargeTerms
    ) -> Yen? {
        guard !returnOrders.isEmpty else { return .zero }
        return accrued(kind, through: date, at: terms())
            .map { $0.subtracting(standing(kind)) ?? .zero }
    }

    /// What was assessed and not taken back for want of a ground.
    func standing(_ kind: ChargeKind) -> Yen {
        assessed[kind].subtracting(withdrawn[kind]) ?? .zero
    }

    /// What of a charge was assessed beyond what has accrued, as it is known now, through the day
    /// of the assessment.
    public func groundless(_ kind: ChargeKind, under parameters: ParameterTable) -> Yen {
        guard let date = chargedThrough[kind],
            let accrued = accrued(
                kind, through: date, at: ChargeTerms(of: kind, in: parameters))
        else { return .zero }
        return standing(kind).subtracting(accrued) ?? .zero
    }

    private func accrued(
        _ kind: ChargeKind, through date: LegalDate, at terms: ChargeTerms
    ) -> Yen? {
        let lines = GrantCharges.lines(kind, of: self, through: date, at: terms)
        return lines.flatMap { Yen.sum($0.map(\.amount)) }
    }
}

extension LedgerState {
    /// What is owed of the grant's charges and has a ground: nothing else is taken in.
    public func groundedCharges(of reference: Reference<Grant>) -> Yen {
        let owed = balance(.chargesReceivable, of: reference)
        // Most grants bear no charge, and every return asks: the grant is copied only for one.
        guard owed > .zero, let grant = grants[reference] else { return .zero }
        return ChargeKind.allCases.reduce(owed) { rest, kind in
            rest.subtracting(grant.groundless(kind, under: parameters)) ?? .zero
        }
    }
}
