public import Accounting
import Containers
import EventSourcing

extension SubsidyReceived {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.deposits, of: bank, amount), .credit(.uncommitted, amount))
    }
}

extension YieldReceived {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.deposits, of: bank, amount), .credit(.yield, amount))
    }
}

extension InvestmentMade {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(
            .debit(instrument.account, of: context.subject(Investment.self), cost),
            .credit(.deposits, of: bank, cost))
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
            .debit(.deposits, of: bank, proceeds),
            .debit(.investmentLoss, cost.subtracting(proceeds) ?? .zero),
            .credit(account, of: investment, cost),
            .credit(.yield, proceeds.subtracting(cost) ?? .zero))
    }
}

extension OperatingCostPaid {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.operatingCost, amount), .credit(.deposits, of: bank, amount))
    }
}

extension TreasuryPaymentOrdered {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.uncommitted, amount), .credit(.treasuryPayable, amount))
    }
}

extension TreasuryPaymentOwed {
    /// It lowers the subsidies that are not committed, and beyond them the result: charges were
    /// never credited to 311.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        let ofSubsidies = min(amount, ledger.uncommittedSubsidies)
        return try .fund(
            .debit(.uncommitted, ofSubsidies),
            .debit(.accumulatedResult, amount.subtracting(ofSubsidies) ?? .zero),
            .credit(.treasuryPayable, amount))
    }
}

extension TreasuryPaymentMade {
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .fund(.debit(.treasuryPayable, amount), .credit(.deposits, of: bank, amount))
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
