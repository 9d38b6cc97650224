import Accounting
import EventSourcing

/// The legs of an entry as the posting rules write them: the account, what its sub-account is
/// about, the amount. They stand in the fund's book, unless the entry says otherwise.
extension Posting {
    static func debit(_ code: AccountCode, _ amount: Yen) -> Posting {
        Posting(code, nil, .debit, amount)
    }
    static func debit<Kind>(
        _ code: AccountCode, of thing: Reference<Kind>, _ amount: Yen
    ) -> Posting {
        Posting(code, thing.position.rawValue, .debit, amount)
    }
    static func credit(_ code: AccountCode, _ amount: Yen) -> Posting {
        Posting(code, nil, .credit, amount)
    }
    static func credit<Kind>(
        _ code: AccountCode, of thing: Reference<Kind>, _ amount: Yen
    ) -> Posting {
        Posting(code, thing.position.rawValue, .credit, amount)
    }

    private init(_ code: AccountCode, _ subAccount: UInt64?, _ side: Side, _ amount: Yen) {
        let account = AccountKey(book: .fund, code: code, subAccount: subAccount)
        self.init(account: account, side: side, amount: amount)
    }

    fileprivate func moved(to book: Book) -> Posting {
        let account = AccountKey(book: book, code: account.code, subAccount: account.subAccount)
        return Posting(account: account, side: side, amount: amount)
    }
}

extension JournalEntry {
    /// An entry in the fund's book. Legs of zero are left out; `nil` if nothing is left.
    static func fund(_ legs: Posting...) throws(Rejection) -> JournalEntry? { try make(legs) }
    static func fund(_ legs: [Posting]) throws(Rejection) -> JournalEntry? { try make(legs) }

    /// An entry in the State's memorandum book of facilities.
    static func property(_ legs: Posting...) throws(Rejection) -> JournalEntry? {
        try make(legs.map { $0.moved(to: .property) })
    }

    /// An entry in the State's memorandum book of stable manufacturing.
    static func stable(_ legs: Posting...) throws(Rejection) -> JournalEntry? {
        try make(legs.map { $0.moved(to: .stable) })
    }

    /// An entry of legs that a person wrote, or that stand in the log, in the book that they name.
    static func of(_ legs: [Posting]) throws(Rejection) -> JournalEntry? { try make(legs) }

    private static func make(_ legs: [Posting]) throws(Rejection) -> JournalEntry? {
        var postings = legs
        if legs.contains(where: { $0.amount == .zero }) {
            postings = []
            postings.reserveCapacity(legs.count)
            for leg in legs where leg.amount > .zero { postings.append(leg) }
        }
        guard !postings.isEmpty else { return nil }
        do {
            return try JournalEntry(postings)
        } catch {
            // The legs come from one rule and balance by construction, so only a sum that exceeds
            // the largest amount can end here.
            throw Rejection(.amountOverflow, "House rule 1", .text("entry", "\(error)"))
        }
    }
}

/// The accounts by what they are for. Names and classes stand in the chart.
extension AccountCode {
    // FUND
    static var deposits: AccountCode { 111 }
    static var securities: AccountCode { 112 }
    static var moneyTrusts: AccountCode { 113 }
    static var timeDeposits: AccountCode { 114 }
    static var advances: AccountCode { 121 }
    static var returnsReceivable: AccountCode { 122 }
    static var chargesReceivable: AccountCode { 123 }
    static var grantsPayable: AccountCode { 211 }
    static var treasuryPayable: AccountCode { 212 }
    static var stateReturnsPayable: AccountCode { 213 }
    static var uncommitted: AccountCode { 311 }
    static var committed: AccountCode { 312 }
    static var accumulatedResult: AccountCode { 313 }
    static var yield: AccountCode { 411 }
    static var charges: AccountCode { 412 }
    static var returnedGrants: AccountCode { 413 }
    static var grants: AccountCode { 511 }
    static var operatingCost: AccountCode { 512 }
    static var investmentLoss: AccountCode { 513 }
    // STABLE
    static var commitments: AccountCode { 131 }
    static var budgetAvailable: AccountCode { 132 }
    static var payableToOperators: AccountCode { 231 }
    static var appropriations: AccountCode { 321 }
    static var expenditure: AccountCode { 531 }
    // PROPERTY, and for the Treasury also STABLE
    static var stateFacilities: AccountCode { 141 }
    static var managersReceivable: AccountCode { 142 }
    static var feesReceivable: AccountCode { 143 }
    static var treasury: AccountCode { 331 }
    static var upkeepRecovered: AccountCode { 431 }
    static var fees: AccountCode { 432 }
    static var cessionGain: AccountCode { 433 }
    static var upkeep: AccountCode { 541 }
    static var cessionLoss: AccountCode { 542 }
}
