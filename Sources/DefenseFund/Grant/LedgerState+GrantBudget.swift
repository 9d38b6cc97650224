import Accounting
import Containers
import EventSourcing

// The budget of a year says how much of grants is expected to be paid. No article makes it a
// ceiling, as little as the plan's other lines; whoever passes it explains why (Act 19).

extension GrantAdvancePaid {
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        ledger.findings(paying: amount, context)
    }
}

extension GrantSettled {
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        ledger.findings(paying: derived(context, in: ledger).amount, context)
    }
}

extension LedgerState {
    /// A finding about the payment with which the year's payments pass the budget for grants.
    fileprivate func findings(paying amount: Yen, _ context: ActContext) -> [any Act] {
        let (date, year) = (context.bookedOn, FiscalYear(context.bookedOn))
        guard let place = designatedCorporation(on: date),
            let plan = corporations[place: place].plans[year]?.last(where: {
                $0.approvedOn <= date
            }), plan.budget.contains(where: { $0.line == .grants }),
            let budget = plan.amount(for: .grants)
        else { return [] }
        let before = fund.years[year]?.grantsPaid ?? 0
        let after = before + Int128(amount.rawValue)
        guard before <= budget.rawValue, after > budget.rawValue else { return [] }
        return [
            FindingRaised(
                byLedger: .observation,
                "Payments of grants in \(year) come to \(after) yen; the budget has \(budget).",
                about: corporations.key(atPlace: place).stream, to: .corporation)
        ]
    }
}
