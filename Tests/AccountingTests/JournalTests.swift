import Accounting
import TestSupport
import Testing

@Suite struct JournalTests {
    private func leg(_ code: AccountCode, _ side: Side, _ amount: Yen, _ book: Book = .fund)
        -> Posting
    {
        let key = AccountKey(book: book, code: code, subAccount: nil)
        let needsSubAccount = ChartOfAccounts.account(key)?.subAccounts ?? .none != .none
        return Posting(
            account: AccountKey(book: book, code: code, subAccount: needsSubAccount ? 7 : nil),
            side: side, amount: amount)
    }

    @Test func `an entry that does not balance cannot be made`() {
        #expect(throws: JournalEntry.Problem.unbalanced(debits: 5, credits: 4)) {
            try JournalEntry([leg(111, .debit, 5), leg(311, .credit, 4)])
        }
    }

    @Test func `an entry never mixes books (C5)`() {
        #expect(throws: JournalEntry.Problem.mixedBooks(.fund, .other)) {
            try JournalEntry([leg(111, .debit, 5), leg(311, .credit, 5, .other)])
        }
    }

    @Test func `an entry has legs, amounts, and accounts of the chart`() {
        #expect(throws: JournalEntry.Problem.empty) { try JournalEntry([]) }
        #expect(throws: JournalEntry.Problem.self) {
            try JournalEntry([leg(111, .debit, 0), leg(311, .credit, 0)])
        }
        #expect(throws: JournalEntry.Problem.self) {
            try JournalEntry([leg(999, .debit, 1), leg(311, .credit, 1)])
        }
        let bare = AccountKey(book: .fund, code: 111, subAccount: nil)
        #expect(throws: JournalEntry.Problem.wrongSubAccount(bare)) {
            try JournalEntry([
                Posting(account: bare, side: .debit, amount: 1), leg(311, .credit, 1),
            ])
        }
    }

    @Test func `balances agree with a plain sum over all postings`() throws {
        let seed: UInt64 = 11
        var chance = SeededGenerator(seed: seed)
        let codes = ChartOfAccounts.accounts(of: .fund).map(\.code)
        var balances = TrialBalance()
        var model: [AccountKey: (Int64, Int64)] = [:]
        for _ in 0..<2_000 {
            let amount = Yen(exactly: Int64.random(in: 1...1_000_000, using: &chance)) ?? 1
            let debit = leg(codes.randomElement(using: &chance) ?? 111, .debit, amount)
            let credit = leg(codes.randomElement(using: &chance) ?? 311, .credit, amount)
            try balances.apply(JournalEntry([debit, credit]))
            model[debit.account, default: (0, 0)].0 += amount.rawValue
            model[credit.account, default: (0, 0)].1 += amount.rawValue
        }
        #expect(balances.rows.count == model.count, "seed \(seed)")
        for row in balances.rows {
            #expect(row.debits.rawValue == model[row.account]?.0, "seed \(seed)")
            #expect(row.credits.rawValue == model[row.account]?.1, "seed \(seed)")
        }
        for code in codes {
            let sum = model.filter { $0.key.code == code }.reduce(Int64(0)) {
                $0 + $1.value.0 - $1.value.1
            }
            #expect(balances.balance(of: code, in: .fund, on: .debit) == Int128(sum))
        }
    }

    @Test func `an entry that would overflow leaves no trace`() throws {
        var balances = TrialBalance()
        let most = try #require(Yen(exactly: .max))
        try balances.apply(JournalEntry([leg(111, .debit, most), leg(311, .credit, most)]))
        let before = balances
        #expect(throws: TrialBalance.Overflow.self) {
            try balances.apply(JournalEntry([leg(411, .debit, 1), leg(311, .credit, 1)]))
        }
        #expect(balances == before)
    }
}
