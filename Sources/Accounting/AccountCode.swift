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

    public init(integerLiteral code: UInt16) {
        precondition((100...999).contains(code), "an account code has three digits")
        rawValue = code
    }

    public static func < (left: AccountCode, right: AccountCode) -> Bool {
        left.rawValue < right.rawValue
    }

    public var description: String { String(rawValue) }
}

/// An account of a book, or one of its sub-accounts.
public struct AccountKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let book: Book
    public let code: AccountCode
    /// What the sub-account is about, by the position that introduced it in the log.
    public let subAccount: UInt64?

    public init(book: Book, code: AccountCode, subAccount: UInt64?) {
        self.book = book
        self.code = code
        self.subAccount = subAccount
    }

    public static func < (left: AccountKey, right: AccountKey) -> Bool {
        (left.book.rawValue, left.code.rawValue, left.subAccount.map { $0 &+ 1 } ?? 0)
            < (right.book.rawValue, right.code.rawValue, right.subAccount.map { $0 &+ 1 } ?? 0)
    }

    public var description: String {
        "\(book.title):\(code)" + (subAccount.map { ":#\($0)" } ?? "")
    }
}

extension AccountKey: NumericKey {
    /// Book and code in the low bits, what the sub-account is about above them.
    public var number: UInt64 {
        (subAccount ?? 0) << 16 ^ book.rawValue << 10 ^ UInt64(code.rawValue)
    }
}
