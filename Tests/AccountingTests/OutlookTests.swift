import Accounting
import TestSupport
import Testing

@Suite struct OutlookTests {
    private func key(_ code: AccountCode, _ subAccount: UInt64? = nil) -> AccountKey {
        AccountKey(book: .fund, code: code, subAccount: subAccount)
    }

    private func entry(_ legs: (AccountKey, Side, Yen)...) throws -> JournalEntry {
        try JournalEntry(legs.map { Posting(account: $0, side: $1, amount: $2) })
    }

    @Test func `an account without a row is missing once, in the order of the entry`() throws {
        var balances = TrialBalance()
        balances.open(key(311))
        let outlook = balances.outlook(
            of: try entry(
                (key(511, 9), .debit, 3), (key(111, 1), .debit, 2), (key(511, 9), .debit, 1),
                (key(311), .credit, 6)))
        #expect(outlook.missing == [key(511, 9), key(111, 1)])
        #expect(outlook.obstacle == nil)
    }

    @Test func `what is real is never drawn below zero, by all legs of the entry together`() throws
    {
        var balances = TrialBalance()
        try balances.apply(entry((key(111, 1), .debit, 10), (key(311), .credit, 10)))
        let within = try entry((key(512), .debit, 10), (key(111, 1), .credit, 10))
        #expect(balances.outlook(of: within).obstacle == nil)
        let beyond = try entry(
            (key(512), .debit, 12), (key(111, 1), .credit, 7), (key(111, 1), .credit, 5))
        #expect(
            balances.outlook(of: beyond).obstacle
                == .belowZero(key(111, 1), balance: 10, after: -2))
        // An expense may stand on either side.
        let refund = try entry((key(111, 1), .debit, 5), (key(512), .credit, 5))
        #expect(balances.outlook(of: refund).obstacle == nil)
    }

    @Test func `a total beyond 2^63-1 stops an entry, and the first account that does is named`()
        throws
    {
        var balances = TrialBalance()
        let most = try #require(Yen(exactly: .max))
        try balances.apply(entry((key(111, 1), .debit, most), (key(311), .credit, most)))
        let more = try entry((key(111, 1), .debit, 1), (key(311), .credit, 1))
        #expect(balances.outlook(of: more).obstacle == .overflow(key(111, 1)))
    }

    @Test func `keys hold what they were made of, and sort by book, code and sub-account`() throws {
        let seed: UInt64 = 5
        var chance = SeededGenerator(seed: seed)
        var keys: [(book: Book, code: UInt16, thing: UInt64?, key: AccountKey)] = []
        for _ in 0..<300 {
            let book = Book.allCases.randomElement(using: &chance) ?? .fund
            let code = UInt16.random(in: 100...999, using: &chance)
            let things: [UInt64?] = [nil, 0, 1, .random(in: 0 ... .max, using: &chance), .max]
            let thing = things.randomElement(using: &chance) ?? nil
            let key = AccountKey(
                book: book, code: try #require(AccountCode(rawValue: code)), subAccount: thing)
            #expect(key.book == book && key.code.rawValue == code && key.subAccount == thing)
            keys.append((book, code, thing, key))
        }
        for left in keys {
            for right in keys.prefix(60) {
                let isSame =
                    left.book == right.book && left.code == right.code && left.thing == right.thing
                #expect((left.key == right.key) == isSame, "seed \(seed)")
                let isBefore: Bool
                if left.book != right.book {
                    isBefore = left.book < right.book
                } else if left.code != right.code {
                    isBefore = left.code < right.code
                } else if let ours = left.thing, let theirs = right.thing {
                    isBefore = ours < theirs
                } else {
                    isBefore = left.thing == nil && right.thing != nil
                }
                #expect((left.key < right.key) == isBefore, "seed \(seed)")
            }
        }
    }
}
