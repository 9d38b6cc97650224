public import Accounting
import EventSourcing

/// A parameter's value, parsed once.
public enum ParameterValue: Hashable, Sendable, CustomStringConvertible {
    case rate(AnnualRate)
    case number(Int)
    case amount(Yen)
    case date(LegalDate)
    case word(String)
    case words([String])

    /// `nil` if `text` is not a value of the kind.
    public init?(_ text: String, kind: ParameterDefinition.Kind) {
        switch kind {
        case .rate:
            guard let rate = AnnualRate(text) else { return nil }
            self = .rate(rate)
        case .number(let range, _):
            guard let number = Int(text), String(number) == text, range.contains(number) else {
                return nil
            }
            self = .number(number)
        case .amount:
            guard let amount = Yen(text) else { return nil }
            self = .amount(amount)
        case .date where text == Self.noDate:
            self = .word(text)
        case .date:
            guard let date = LegalDate(text) else { return nil }
            self = .date(date)
        case .word(let words):
            guard words.contains(text) else { return nil }
            self = .word(text)
        case .partyNames:
            guard let names = Self.list(text), names == ["any"] || !names.contains("any"),
                names.allSatisfy({ Identifier($0) != nil })
            else { return nil }
            self = .words(names)
        case .someOf(let words):
            guard let some = Self.list(text), some.allSatisfy(words.contains) else { return nil }
            self = .words(some)
        }
    }

    /// As its kind is written.
    public var description: String {
        switch self {
        case .rate(let rate): rate.description
        case .number(let number): String(number)
        case .amount(let amount): String(amount.rawValue)
        case .date(let date): date.description
        case .word(let word): word
        case .words(let words): words.joined(separator: ",")
        }
    }

    /// What is written where a date is left open.
    static let noDate = "none"

    /// The words between the commas; `nil` if one stands there twice.
    private static func list(_ text: String) -> [String]? {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return Set(words).count == words.count ? words : nil
    }
}
