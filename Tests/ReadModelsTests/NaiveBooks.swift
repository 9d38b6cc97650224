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

    /// Every posting, in the order of the log.
    private var lines: [(account: AccountKey, amount: Int128, event: RecordedEvent)] = []

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
            lines.append((key, Int128(posting.signedAmount), event))
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

    /// The accounts that are shown.
    private var shown: [AccountKey] {
        let hidden = Set(passed.compactMap { accounts[$0] })
        return debits.keys.sorted().filter { key in
            !hidden.contains(key) || debits[key] != 0 || credits[key] != 0
        }
    }

    /// Assets (1) and expense (5) grow on the debit side.
    private static func isDebit(_ key: AccountKey) -> Bool {
        [1, 5].contains(key.code.rawValue / 100)
    }

    private static func name(_ key: AccountKey, _ names: [StreamReference: String])
        -> [RegisterTable.Cell]
    {
        let thing = key.subAccount.map { StreamReference(LogPosition($0)) }
        return [
            .text(key.book.title), .text("\(key.code)"),
            .text(ChartOfAccounts.account(key)?.englishName ?? "?"),
            .text(thing.map { names[$0] ?? "\($0)" } ?? ""),
        ]
    }

    func trialBalance(names: [StreamReference: String]) -> [[RegisterTable.Cell]] {
        shown.map { key in
            let (debit, credit) = (debits[key] ?? 0, credits[key] ?? 0)
            return Self.name(key, names) + [
                .yen(debit), .yen(credit),
                .yen(Self.isDebit(key) ? debit - credit : credit - debit),
                .text(Self.isDebit(key) ? "debit" : "credit"),
            ]
        }
    }

    /// The balance behind a line is the sum of all lines of the account up to it.
    func generalLedger(names: [StreamReference: String]) -> [[RegisterTable.Cell]] {
        shown.flatMap { key -> [[RegisterTable.Cell]] in
            let own = lines.filter { $0.account == key }
            guard !own.isEmpty else {
                return [
                    Self.name(key, names) + [
                        .empty, .empty, .text(""), .text(""), .empty, .empty, .yen(0),
                    ]
                ]
            }
            let days = Set(own.map(\.event.head.effectiveOn)).sorted()
            let inOrder = days.flatMap { day in own.filter { $0.event.head.effectiveOn == day } }
            return inOrder.enumerated().map { place, line in
                let sum = inOrder[...place].map(\.amount).reduce(0, +)
                return Self.name(key, names) + [
                    .count(line.event.head.position.rawValue), .date(line.event.head.effectiveOn),
                    .text(line.event.type.name), .text(names[line.event.head.stream] ?? "?"),
                    line.amount > 0 ? .yen(line.amount) : .empty,
                    line.amount > 0 ? .empty : .yen(-line.amount),
                    .yen(Self.isDebit(key) ? sum : -sum),
                ]
            }
        }
    }
}
