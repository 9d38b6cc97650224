import Accounting
import Containers
import EventSourcing

extension TreasuryPaymentOwed {
    /// A return is its only cause: nobody asks for it.
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {}

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.treasuryPayments[context.subject()] = TreasuryPaymentState(
            amount: amount, orderedOn: context.effectiveOn, dueOn: dueOn, returnedOn: grant)
    }
}

extension GrantReturned {
    /// Where returns go to the Treasury, what came in is payable to it; but not what is committed
    /// to other grants meanwhile, which the fund must keep (C8) and the Corporation explain.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let date = context.effectiveOn
        guard ledger.parameters.sendsReturnsToTreasury(on: date) else { return [] }
        let days = ledger.parameters.number("returnProcedureDeadlineDays", on: date)
        let free = max(0, ledger.fundBalance - ledger.committedFund)
        let payable = min(amount, Yen(exactly: Int64(clamping: free)) ?? .zero)
        let kept = amount.subtracting(payable) ?? .zero
        let owed = TreasuryPaymentOwed(
            grant: context.subject(), amount: payable, dueOn: date.adding(days: days) ?? date)
        let finding = FindingRaised(
            byLedger: .irregularity,
            "Of \(amount) yen returned, \(kept) are committed and not payable to the Treasury.",
            about: context.stream, to: .corporation)
        return (payable > .zero ? [owed] : []) + (kept > .zero ? [finding] : [])
    }
}
