public import Accounting
public import DefenseFund
import EventSourcing

extension ObservedRules.Leg {
    /// What a posting of `act` shows.
    ///
    /// - Parameter name: of the thing that a sub-account's position stands for.
    public init(_ posting: Posting, of act: any Act, name: (UInt64) -> String?) {
        let descriptor = ActDescriptor.of(act)
        let values = act.primitives
        self.init(
            side: posting.side, book: posting.account.book, code: posting.account.code,
            category: posting.account.subAccount.map { position in
                String((name(position) ?? "nothing").prefix { $0 != "/" })
            },
            facts: descriptor.fields.filter { field in
                field.shape.required == .yen
                    && values.contains {
                        $0.key == field.key
                            && $0.value == .unsigned(UInt64(posting.amount.rawValue))
                    }
            }.map(\.name))
    }

    /// `Dr FUND 121 grant: amount`
    public var text: String {
        let account =
            "\(side == .debit ? "Dr" : "Cr") \(book.title) \(code) \(category ?? "-")"
        return account + ": " + (facts.isEmpty ? "-" : facts.joined(separator: ","))
    }

    init?(account: String, facts: [String]) {
        let words = account.split(separator: " ")
        guard words.count == 4, let book = Book(title: String(words[1])),
            let code = UInt16(words[2]).flatMap(AccountCode.init(rawValue:))
        else { return nil }
        self.init(
            side: words[0] == "Dr" ? .debit : .credit, book: book, code: code,
            category: words[3] == "-" ? nil : String(words[3]),
            facts: facts == ["-"] ? [] : facts)
    }

    /// Whether the other leg is the same, of an amount that this one tells right.
    public func covers(_ other: Self) -> Bool {
        side == other.side && book == other.book && code == other.code
            && category == other.category && facts.allSatisfy(other.facts.contains)
    }
}
