public import Accounting
import Containers
import EventSourcing

extension SubsidyReceived {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(debit: [(.deposits, bank, amount)], credit: [(.uncommitted, nil, amount)])
    }
}

extension YieldReceived {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(debit: [(.deposits, bank, amount)], credit: [(.yield, nil, amount)])
    }
}

extension InvestmentMade {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(
            debit: [(instrument.account, context.subject(Investment.self), cost)],
            credit: [(.deposits, bank, cost)])
    }
}

extension InvestmentRedeemed {
    /// Proceeds above the cost are yield; below it, the difference is a loss.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let investment: Reference<Investment> = context.subject()
        guard let account = ledger.investments[investment]?.instrument.account else { return nil }
        return try .fund(
            debit: [
                (.deposits, bank, proceeds),
                (.investmentLoss, nil, cost.subtracting(proceeds) ?? .zero),
            ],
            credit: [
                (account, investment, cost), (.yield, nil, proceeds.subtracting(cost) ?? .zero),
            ])
    }
}

extension OperatingCostPaid {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(debit: [(.operatingCost, nil, amount)], credit: [(.deposits, bank, amount)])
    }
}

extension TreasuryPaymentOrdered {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(
            debit: [(.uncommitted, nil, amount)], credit: [(.treasuryPayable, nil, amount)])
    }
}

extension TreasuryPaymentMade {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(debit: [(.treasuryPayable, nil, amount)], credit: [(.deposits, bank, amount)])
    }
}

extension InstrumentClass {
    /// Where a holding of the class stands in the chart.
    var account: AccountCode {
        switch self {
        case .governmentBond, .listedSecurity, .corporateBond, .equity, .otherInstrument:
            .securities
        case .deposit: .timeDeposits
        case .moneyTrust: .moneyTrusts
        }
    }
}
