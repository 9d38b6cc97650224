import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct NameTests {
    private let categories = [
        LedgerStream.category, Actor.category, Party.category, Parameter.category,
        Account.category, Corporation.category, Fund.category, Investment.category,
        TreasuryPayment.category, AdjustmentPlan.category, Grant.category, Facility.category,
    ]

    @Test func `a name is of one category only, and in the form that it asks for`() throws {
        for category in categories {
            let name = try #require(
                StreamName(parsing: category.isSingle ? category.text : category.text + "/G-1"))
            for other in categories { #expect(name.isOf(other) == (other == category)) }
            let wrongForm = try #require(
                StreamName(parsing: category.isSingle ? category.text + "/G-1" : category.text))
            #expect(!wrongForm.isOf(category))
        }
        #expect(try !#require(StreamName(parsing: "grants/G")).isOf(Grant.category))
        #expect(try !#require(StreamName(parsing: "gran/G")).isOf(Grant.category))
        #expect(try !#require(StreamName(parsing: "Grant/G")).isOf(Grant.category))
    }

    @Test func `a name parsed and a name put together are the same`() throws {
        let identifier = try #require(Identifier("G-2025_003.a"))
        let made = StreamName(Grant.category, identifier)
        let parsed = try #require(StreamName(parsing: "grant/G-2025_003.a"))
        #expect(made == parsed && made.hashValue == parsed.hashValue)
        #expect(made.identifierText == "G-2025_003.a" && made.categoryText == "grant")
        #expect(isIdentified(made, by: "G-2025_003.a"))
        for other in ["G-2025_003.b", "G-2025_003", "G-2025_003.aa", "", "grant/G-2025_003.a"] {
            #expect(!isIdentified(made, by: other))
        }
        #expect(isIdentified(StreamName(single: Fund.category), by: "fund"))
    }

    private func isIdentified(_ name: StreamName, by text: String) -> Bool {
        name.isIdentified(by: Array(text.utf8).span)
    }

    @Test func `what is no name is not parsed`() {
        let long = String(repeating: "a", count: 63)
        #expect(StreamName(parsing: long + "/" + long) != nil)
        let others = [
            "", "/", "grant/", "/G", "grant/G/1", "grant1/G", "grant/\u{e9}", "gr\u{e9}nt/G",
            "grant/" + long + "a", long + "aa/" + long, "grant G",
        ]
        for text in others { #expect(StreamName(parsing: text) == nil, "\(text)") }
    }

    @Test func `an account is named after its book, its code and what it is about`() throws {
        for book in Book.allCases {
            for position: UInt64? in [nil, 0, 9, 10, 4_711, .max] {
                let account = AccountOpened(
                    AccountKey(book: book, code: 121, subAccount: position))
                let text = "\(book.title)-121" + (position.map { "-\($0)" } ?? "")
                let name = AccountName(of: account)
                #expect(name.streamName.text == "account/" + text)
                #expect(name.identifies(try #require(StreamName(parsing: "account/" + text))))
                #expect(!name.identifies(try #require(StreamName(parsing: "account/X" + text))))
                #expect(!name.identifies(try #require(StreamName(parsing: "account/\(text)0"))))
            }
        }
    }

    @Test func `nothing is posted to an account that no event has opened`() throws {
        let given = try Given()
        var ledger = given.ledger
        let party = try given.reference("party/maker")
        let entry = try JournalEntry([
            Posting(account: key(411), side: .debit, amount: 1),
            Posting(account: key(412), side: .credit, amount: 1),
        ])
        let event = DecidedEvent(
            act: PartyRenamed(name: text("new")),
            context: ActContext(
                stream: party, streamName: try #require(ledger.name(of: party)),
                position: ledger.count, effectiveOn: date("2024-05-01"),
                recordedAt: .noon(of: date("2024-05-01")), actor: Reference(1), role: .clerk),
            streamVersion: ledger.version(of: party).next, entry: entry, isConsequence: false)
        #expect(throws: IllegalTransition.self) { try ledger.apply(event) }
    }

    private func key(_ code: AccountCode) -> AccountKey {
        AccountKey(book: .fund, code: code, subAccount: nil)
    }
}
