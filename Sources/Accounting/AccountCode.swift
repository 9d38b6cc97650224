public import Containers

/// A three-digit code in a chart of accounts.
public struct AccountCode: RawRepresentable, Hashable, Comparable, Sendable,
    CustomStringConvertible, ExpressibleByIntegerLiteral
{
    /// 100 to 999.
    public let rawValue: UInt16

    public init?(rawValue: UInt16) {
        guard (100...999).contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    @inlinable
    public init(integerLiteral code: UInt16) {
        precondition((100...999).contains(code), "an account code has three digits")
        rawValue = code
    }

    /// - Precondition: the code has three digits.
    @usableFromInline init(unchecked code: UInt16) { rawValue = code }

    public static func < (left: AccountCode, right: AccountCode) -> Bool {
        left.rawValue < right.rawValue
    }

    public var description: String { String(rawValue) }
}

/// An account of a book, or one of its sub-accounts.
///
/// Every posting compares a dozen of these, so it is two numbers, and equal and ordered as they
/// are.
public struct AccountKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The book, the code, and in the lowest byte whether there is a sub-account.
    @usableFromInline let account: UInt32
    /// What the sub-account is about; 0 if there is none.
    @usableFromInline let thing: UInt64

    /// - Parameter subAccount: what the sub-account is about, by the position that introduced it
    ///   in the log.
    @inlinable
    public init(book: Book, code: AccountCode, subAccount: UInt64?) {
        account =
            UInt32(truncatingIfNeeded: book.rawValue) << 24 | UInt32(code.rawValue) << 8
            | (subAccount == nil ? 0 : 1)
        thing = subAccount ?? 0
    }

    public var book: Book {
        guard let book = Book(rawValue: UInt64(account >> 24)) else {
            preconditionFailure("a key is made of a book")
        }
        return book
    }

    @inlinable public var code: AccountCode {
        AccountCode(unchecked: UInt16(truncatingIfNeeded: account >> 8))
    }

    /// The book's number and the code, for the chart's table.
    var placeInChart: (book: Int, code: Int) { (Int(account >> 24), Int(account >> 8 & 0xFFFF)) }

    /// What the sub-account is about, by the position that introduced it in the log.
    @inlinable public var subAccount: UInt64? { account & 1 == 0 ? nil : thing }

    @inlinable
    public static func == (left: AccountKey, right: AccountKey) -> Bool {
        left.account == right.account && left.thing == right.thing
    }

    public static func < (left: AccountKey, right: AccountKey) -> Bool {
        (left.account, left.thing) < (right.account, right.thing)
    }

    public var description: String {
        "\(book.title):\(code)" + (subAccount.map { ":#\($0)" } ?? "")
    }
}

extension AccountKey: NumericKey {
    @inlinable public var number: UInt64 { thing << 16 ^ UInt64(account) }
}
