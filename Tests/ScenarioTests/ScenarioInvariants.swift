import Accounting
import DefenseFund
import ReadModels

/// What holds after every act, whatever it is.
enum ScenarioInvariants {
    /// A sentence for each that does not hold.
    static func broken(in view: LedgerView) -> [String] {
        var broken: [String] = []
        let ledger = view.ledger
        for book in Book.allCases {
            let difference = ledger.balances.rows(of: book).map(\.balance).reduce(0, +)
            if difference != 0 { broken.append("\(book.title) does not balance: \(difference)") }
        }
        if let closing = view.fund.rows.last?.closing, closing != ledger.fundBalance {
            broken.append("the fund is \(ledger.fundBalance), its sheet says \(closing) (C4)")
        }
        if ledger.committedFund > ledger.fundBalance {
            broken.append("more is committed than the fund holds (C8)")
        }
        for row in view.trialBalance().rows where row.contains(.text("below zero")) {
            broken.append("\(row)")
        }
        let designated = ledger.corporations.filter { $0.value.rescindedOn == nil }
        if designated.count > 1 { broken.append("two Corporations are designated (C1)") }
        return broken
    }
}
