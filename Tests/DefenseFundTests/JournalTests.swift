import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// The books of the Corporation's other business (C5).
@Suite struct JournalTests {
    private func leg(
        _ account: AccountCode, _ side: LegSide, _ amount: Yen, of party: Reference<Party>? = nil
    ) -> JournalLeg {
        JournalLeg(account: account, of: party, side: side, amount: amount)
    }

    private func journal(_ book: Book, _ legs: JournalLeg...) -> JournalPosted {
        JournalPosted(book: book, legs: legs, text: text("rent"))
    }

    private func when(_ given: Given, _ act: JournalPosted) throws -> When {
        try given.when(act, about: "journal/J", on: "2024-06-01")
    }

    @Test func `an entry is posted as it is given`() throws {
        let given = try Funded.fund()
        let bank = try given.party("bank")
        try when(
            given,
            journal(
                .support, leg(111, .debit, 700, of: bank), leg(421, .credit, 500),
                leg(421, .credit, 200))
        ).thenPosts("Dr SUPPORT:111 700", "Cr SUPPORT:421 500", "Cr SUPPORT:421 200")
        try when(given, journal(.other, leg(521, .debit, 9), leg(221, .credit, 9)))
            .thenPosts("Dr OTHER:521 9", "Cr OTHER:221 9")
    }

    @Test func `no journal reaches a book that acts of its own keep (C5)`() throws {
        let given = try Funded.fund()
        for book in [Book.fund, .stable, .property] {
            try when(given, journal(book, leg(131, .debit, 9), leg(331, .credit, 9)))
                .thenRefused(.bookKeptByActs)
        }
    }

    @Test func `each leg is to an account of the book's chart, and of something`() throws {
        let given = try Funded.fund()
        let bank = try given.party("bank")
        // 512 is an account of the fund: its code reaches no other book.
        try when(given, journal(.support, leg(512, .debit, 9), leg(421, .credit, 9)))
            .thenRefused(.accountUnknown)
        try when(given, journal(.support, leg(521, .debit, 0), leg(421, .credit, 0)))
            .thenRefused(.legOfNothing)
        try when(given, journal(.support, leg(111, .debit, 9), leg(421, .credit, 9)))
            .thenRefused(.subAccountWrong)
        try when(given, journal(.support, leg(521, .debit, 9, of: bank), leg(421, .credit, 9)))
            .thenRefused(.subAccountWrong)
        try when(
            given,
            journal(.support, leg(111, .debit, 9, of: given.party("maker")), leg(421, .credit, 9))
        ).thenRefused(.partyOfWrongKind)
    }

    @Test func `both sides are there and of one sum`() throws {
        let given = try Funded.fund()
        try when(given, journal(.other)).thenRefused(.entryOneSided)
        try when(given, journal(.other, leg(521, .debit, 9))).thenRefused(.entryOneSided)
        try when(given, journal(.other, leg(521, .debit, 9), leg(421, .credit, 8)))
            .thenRefused(.entryUnbalanced)
        let most = try #require(Yen(exactly: .max))
        try when(
            given,
            journal(.other, leg(521, .debit, most), leg(131, .debit, 1), leg(421, .credit, 9))
        ).thenRefused(.amountOverflow)
        let legs = (0...JournalEntry.maximumCount).map {
            leg(521, $0 == 0 ? .credit : .debit, $0 == 0 ? 255 : 1)
        }
        try when(given, JournalPosted(book: .other, legs: legs, text: text("x")))
            .thenRefused(.tooManyLegs)
    }

    @Test func `the deposits of other business are not overdrawn either`() throws {
        let given = try Funded.fund()
        try when(
            given,
            journal(.other, leg(521, .debit, 9), leg(111, .credit, 9, of: given.party("bank")))
        ).thenRefused(.accountOverdrawn)
    }

    @Test func `there is other business while a Corporation is designated`() throws {
        let given = try Funded.fund()
        try given.when(
            journal(.other, leg(521, .debit, 9), leg(221, .credit, 9)), about: "journal/J",
            on: "2024-03-31"
        ).thenRefused(.noDesignatedCorporation)
    }

    @Test func `income and expense come to the settlement, and nothing to the fund`() throws {
        let given = try Funded.fund()
        let posted = try given.and(
            journal(.support, leg(521, .debit, 30), leg(221, .credit, 30)), about: "journal/J",
            on: "2024-06-01"
        ).and(
            journal(.other, leg(131, .debit, 70), leg(421, .credit, 70)), about: "journal/K",
            on: "2025-03-31"
        ).and(
            journal(.other, leg(421, .debit, 5), leg(131, .credit, 5)), about: "journal/L",
            on: "2025-04-01")
        let settlement = posted.ledger.settlement(of: year("FY2024"))
        #expect(settlement[.supportExpense] == 30 && settlement[.supportIncome] == 0)
        #expect(settlement[.otherIncome] == 70 && settlement[.otherExpense] == 0)
        #expect(posted.ledger.settlement(of: year("FY2025"))[.otherIncome] == -5)
        #expect(posted.ledger.fundBalance == given.ledger.fundBalance)
    }
}
