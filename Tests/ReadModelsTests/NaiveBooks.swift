import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// The books added up from the postings of the records, without the trial balance.
struct NaiveBooks {
    private(set) var accounts: [StreamReference: AccountKey] = [:]
    private var passed: Set<StreamReference> = []
    private(set) var debits: [AccountKey: Int128] = [:]
    private(set) var credits: [AccountKey: Int128] = [:]

    /// Gives an account its place, if the event opens one.
    mutating func open(_ event: RecordedEvent) {
        if let opened = event.act as? AccountOpened {
            let key = AccountKey(
                book: opened.book, code: opened.code,
                subAccount: opened.subAccount?.position.rawValue)
            accounts[event.head.stream] = key
            debits[key] = 0
            credits[key] = 0
        }
    }

    /// Opens an account that is not shown before it is posted to.
    mutating func pass(_ event: RecordedEvent) {
        open(event)
        if event.act is AccountOpened { passed.insert(event.head.stream) }
    }

    mutating func apply(_ event: RecordedEvent) {
        open(event)
        for posting in event.postings {
            guard let key = accounts[posting.account] else { continue }
            if posting.signedAmount > 0 {
                debits[key, default: 0] += Int128(posting.signedAmount)
            } else {
                credits[key, default: 0] -= Int128(posting.signedAmount)
            }
        }
    }

    /// Debits less credits of a whole book.
    func difference(in book: Book) -> Int128 {
        debits.filter { $0.key.book == book }.values.reduce(0, +)
            - credits.filter { $0.key.book == book }.values.reduce(0, +)
    }

    /// Debits less credits of the accounts whose code begins with the digit.
    func balance(ofCodes digit: UInt16, in book: Book) -> Int128 {
        debits.keys.filter { $0.book == book && $0.code.rawValue / 100 == digit }
            .reduce(0) { $0 + (debits[$1] ?? 0) - (credits[$1] ?? 0) }
    }

    /// Debits less credits of an account with all its sub-accounts.
    func balance(of code: AccountCode, in book: Book) -> Int128 {
        debits.keys.filter { $0.book == book && $0.code == code }
            .reduce(0) { $0 + (debits[$1] ?? 0) - (credits[$1] ?? 0) }
    }

    func trialBalance(names: [StreamReference: String]) -> [[RegisterTable.Cell]] {
        let hidden = Set(passed.compactMap { accounts[$0] })
        return debits.keys.sorted().filter { key in
            !hidden.contains(key) || debits[key] != 0 || credits[key] != 0
        }.map { key in
            let (debit, credit) = (debits[key] ?? 0, credits[key] ?? 0)
            // Assets (1) and expense (5) grow on the debit side.
            let isDebit = [1, 5].contains(key.code.rawValue / 100)
            let thing = key.subAccount.map { StreamReference(LogPosition($0)) }
            return [
                .text(key.book.title), .text("\(key.code)"),
                .text(ChartOfAccounts.account(key)?.englishName ?? "?"),
                .text(thing.map { names[$0] ?? "\($0)" } ?? ""), .yen(debit), .yen(credit),
                .yen(isDebit ? debit - credit : credit - debit),
                .text(isDebit ? "debit" : "credit"),
            ]
        }
    }
}
