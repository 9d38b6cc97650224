/// One set of separately kept accounts (区分経理). An entry has all its legs in one book (C5).
public enum Book: UInt64, Comparable, Sendable, CaseIterable {
    /// The fund (基金).
    case fund = 1
    /// Support operations that the fund may not pay.
    case support = 2
    /// All other business of the Corporation.
    case other = 3
    /// The State's memorandum of stable manufacturing.
    case stable = 4
    /// The State's memorandum of facilities.
    case property = 5

    public var title: String {
        switch self {
        case .fund: "FUND"
        case .support: "SUPPORT"
        case .other: "OTHER"
        case .stable: "STABLE"
        case .property: "PROPERTY"
        }
    }

    /// The book with the title `FUND`, in letters of either case.
    public init?(title: String) {
        guard let book = Self.allCases.first(where: { $0.title == title.uppercased() }) else {
            return nil
        }
        self = book
    }

    public static func < (left: Book, right: Book) -> Bool { left.rawValue < right.rawValue }
}
