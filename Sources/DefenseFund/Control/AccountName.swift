import Accounting
import EventSourcing

/// The name of an account, `account/FUND-121-17`: the book, the code, and the sub-account by the
/// position of what it is about.
///
/// It is written into a small buffer and not put together from texts, since it is made twice for
/// every account: to open it, and to see that what was opened bears the right name.
struct AccountName {
    private var bytes = InlineArray<64, UInt8>(repeating: 0)
    private var count = 0
    /// Where the identifier begins, behind the slash.
    private let start: Int

    init(of account: AccountOpened) {
        start = Account.category.text.utf8.count + 1
        append(Account.category.text)
        append(UInt8(ascii: "/"))
        append(account.book.title)
        append(dashAnd: UInt64(account.code.rawValue))
        if let subAccount = account.subAccount { append(dashAnd: subAccount.position.rawValue) }
    }

    var streamName: StreamName {
        let text = try? UTF8Span(validating: bytes.span.extracting(0..<count))
        guard let text, let name = StreamName(parsing: String(copying: text)) else {
            preconditionFailure("books, codes and positions make names")
        }
        return name
    }

    /// Whether `name` has the same identifier.
    func identifies(_ name: StreamName) -> Bool {
        name.isIdentified(by: bytes.span.extracting(start..<count))
    }

    private mutating func append(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    private mutating func append(_ text: String) {
        let text = text.utf8.span
        for place in text.indices { append(text[place]) }
    }

    private mutating func append(dashAnd number: UInt64) {
        append(UInt8(ascii: "-"))
        var digitCount = 1
        var rest = number / 10
        while rest > 0 {
            digitCount += 1
            rest /= 10
        }
        rest = number
        for place in stride(from: count + digitCount - 1, through: count, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digitCount
    }
}
