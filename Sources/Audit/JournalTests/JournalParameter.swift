/// A parameter of a journal test: what an auditor may ask otherwise.
public struct JournalParameter: Hashable, Sendable {
    /// A stable name in lowerCamelCase; days end in `Days`, shares in `Percent`, money in `Yen`.
    public let name: String
    public let kind: Kind
    public let defaultValue: Value
    public let about: String

    public enum Kind: Hashable, Sendable {
        case number(ClosedRange<Int>)
        /// Whole yen above zero, separated by commas.
        case amounts
        /// One of the words.
        case word([String])

        /// What a value looks like, for people.
        public var description: String {
            switch self {
            case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
            case .amounts: "amounts in yen, separated by commas"
            case .word(let words): words.joined(separator: " or ")
            }
        }
    }

    public enum Value: Hashable, Sendable, CustomStringConvertible {
        case number(Int)
        case amounts([Int])
        case word(String)

        public var description: String {
            switch self {
            case .number(let number): String(number)
            case .amounts(let amounts): amounts.map(String.init).joined(separator: ",")
            case .word(let word): word
            }
        }
    }

    private init(_ name: String, _ kind: Kind, _ value: Value, _ about: String) {
        self.name = name
        self.kind = kind
        defaultValue = value
        self.about = about
    }

    static func number(
        _ name: String, _ value: Int, in range: ClosedRange<Int>, _ about: String
    ) -> Self {
        precondition(range.contains(value))
        return Self(name, .number(range), .number(value), about)
    }

    static func amounts(_ name: String, _ values: [Int], _ about: String) -> Self {
        Self(name, .amounts, .amounts(values), about)
    }

    static func word(_ name: String, _ words: [String], _ about: String) -> Self {
        Self(name, .word(words), .word(words[0]), about)
    }

    /// The value that the text names; `nil` if it is none of the kind.
    public func value(of text: some StringProtocol) -> Value? {
        switch kind {
        case .number(let range):
            return Self.number(text).flatMap { range.contains($0) ? .number($0) : nil }
        case .amounts:
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let amounts = parts.compactMap { Self.number($0) }
            guard amounts.count == parts.count, amounts.count <= 100,
                amounts.allSatisfy({ $0 > 0 })
            else { return nil }
            return .amounts(amounts.sorted())
        case .word(let words):
            return words.contains(String(text)) ? .word(String(text)) : nil
        }
    }

    /// Digits alone: no sign, no blanks.
    private static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
