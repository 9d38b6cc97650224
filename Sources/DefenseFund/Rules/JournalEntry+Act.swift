import Accounting
import EventSourcing

/// One leg as a posting rule writes it: the account, what its sub-account is about, the amount.
typealias Leg = (code: AccountCode, of: (any SubAccountReference)?, amount: Yen)

/// Anything that a sub-account can be about.
protocol SubAccountReference {
    var position: LogPosition { get }
}

extension Reference: SubAccountReference {}

extension JournalEntry {
    /// An entry in the fund's book. Legs of zero are left out; `nil` if nothing is left.
    static func fund(debit: [Leg], credit: [Leg]) throws(Rejection) -> JournalEntry? {
        try make(.fund, debit, credit)
    }

    /// An entry in the State's memorandum book of facilities.
    static func property(debit: [Leg], credit: [Leg]) throws(Rejection) -> JournalEntry? {
        try make(.property, debit, credit)
    }

    private static func make(_ book: Book, _ debit: [Leg], _ credit: [Leg]) throws(Rejection)
        -> JournalEntry?
    {
        var postings: [Posting] = []
        postings.reserveCapacity(debit.count + credit.count)
        add(debit, .debit, of: book, to: &postings)
        add(credit, .credit, of: book, to: &postings)
        guard !postings.isEmpty else { return nil }
        do {
            return try JournalEntry(postings)
        } catch {
            // The legs come from one rule and balance by construction, so only a sum that exceeds
            // the largest amount can end here.
            throw Rejection(.amountOverflow, "House rule 1", .text("entry", "\(error)"))
        }
    }

    private static func add(
        _ legs: [Leg], _ side: Side, of book: Book, to postings: inout [Posting]
    ) {
        for leg in legs where leg.amount > .zero {
            let account = AccountKey(
                book: book, code: leg.code, subAccount: leg.of?.position.rawValue)
            postings.append(Posting(account: account, side: side, amount: leg.amount))
        }
    }
}

/// The accounts by what they are for. Names and classes stand in the chart.
extension AccountCode {
    // FUND
    static let deposits: AccountCode = 111
    static let securities: AccountCode = 112
    static let moneyTrusts: AccountCode = 113
    static let timeDeposits: AccountCode = 114
    static let advances: AccountCode = 121
    static let returnsReceivable: AccountCode = 122
    static let chargesReceivable: AccountCode = 123
    static let grantsPayable: AccountCode = 211
    static let treasuryPayable: AccountCode = 212
    static let uncommitted: AccountCode = 311
    static let committed: AccountCode = 312
    static let yield: AccountCode = 411
    static let charges: AccountCode = 412
    static let returnedGrants: AccountCode = 413
    static let grants: AccountCode = 511
    static let operatingCost: AccountCode = 512
    static let investmentLoss: AccountCode = 513
    // PROPERTY
    static let stateFacilities: AccountCode = 141
    static let treasury: AccountCode = 331
    static let cessionGain: AccountCode = 433
    static let cessionLoss: AccountCode = 542
}
