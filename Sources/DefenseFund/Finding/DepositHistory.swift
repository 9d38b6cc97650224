public import Accounting
import Containers

/// What each deposit account (code 111) moved by on each effective date, so that what a bank says
/// about a day can be compared with the books, also with what was recorded late. As long as there
/// are days with movements, however many movements there are.
public struct DepositHistory: Sendable, Equatable {
    /// By date, each date once.
    var days = KeyedTable<AccountKey, [Day]>()

    struct Day: Sendable, Equatable {
        let date: LegalDate
        /// Yen; debit above zero.
        var change: Int128
    }

    /// The balance at the end of `date`, on the debit side.
    public func balance(of account: AccountKey, on date: LegalDate) -> Int128 {
        (days[account] ?? []).prefix { $0.date <= date }.reduce(0) { $0 + $1.change }
    }

    mutating func note(_ entry: JournalEntry, on date: LegalDate) {
        for posting in entry.postings where posting.account.code == .deposits {
            let place =
                days.index(forKey: posting.account)
                ?? days.insert([], forKey: posting.account)
            days[place: place].note(Int128(posting.signedAmount), on: date)
        }
    }
}

extension [DepositHistory.Day] {
    /// Most movements are of the last day or of a later one.
    fileprivate mutating func note(_ change: Int128, on date: LegalDate) {
        var place = count
        while place > 0, self[place - 1].date > date { place -= 1 }
        if place > 0, self[place - 1].date == date {
            self[place - 1].change += change
        } else {
            insert(.init(date: date, change: change), at: place)
        }
    }
}
