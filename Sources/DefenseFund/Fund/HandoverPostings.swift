public import Accounting
import EventSourcing

extension FundHandedOver {
    /// To a successor no money moves: there is one fund, and it goes on in the same book (decision
    /// 0021). What goes to the Treasury lowers the subsidies that are not committed, and beyond
    /// them the result, since yield was never credited to 311.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let amount = Yen.sum(payments.map(\.amount)) ?? .zero
        let ofSubsidies = min(amount, ledger.uncommittedSubsidies)
        return try .fund(
            [
                .debit(.uncommitted, ofSubsidies),
                .debit(.accumulatedResult, amount.subtracting(ofSubsidies) ?? .zero),
            ] + payments.map { .credit(.deposits, of: $0.bank, $0.amount) })
    }
}
