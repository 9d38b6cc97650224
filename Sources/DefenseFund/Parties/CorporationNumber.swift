public import EventSourcing

/// A corporation number (法人番号): a check digit and twelve digits (Ministry of Finance Ordinance
/// on corporation numbers, Art 2).
public struct CorporationNumber: FieldValue, Hashable, CustomStringConvertible {
    public let digits: String

    /// `nil` unless there are 13 ASCII digits and the first is the check digit of the rest.
    public init?(_ text: String) {
        let values = text.utf8.map { Int($0) - 48 }
        guard values.count == 13, values.allSatisfy((0...9).contains),
            values[0] == Self.checkDigit(of: values[1...])
        else { return nil }
        digits = text
    }

    /// 9 - (sum of each digit times 1 or 2, alternating from the right, modulo 9).
    private static func checkDigit(of twelve: ArraySlice<Int>) -> Int {
        let sum = twelve.reversed().enumerated().reduce(0) { sum, next in
            sum + next.element * (next.offset % 2 == 0 ? 1 : 2)
        }
        return 9 - sum % 9
    }

    public var description: String { digits }

    public static var shape: FieldShape { .corporationNumber }

    public static var example: CorporationNumber {
        guard let number = CorporationNumber("8700110005901") else { preconditionFailure() }
        return number
    }

    public var primitive: FieldPrimitive { .text(digits) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .text(let text) = primitive else {
            throw .wrongKind(expected: "a corporation number")
        }
        guard let number = CorporationNumber(text) else {
            throw .outOfRange("13 digits whose first is the check digit")
        }
        self = number
    }
}
