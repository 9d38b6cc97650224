public import EventSourcing

/// A corporation number (法人番号): a check digit and twelve digits (Ministry of Finance Ordinance
/// on corporation numbers, Art 2).
public struct CorporationNumber: FieldValue, Hashable, CustomStringConvertible {
    public let digits: String

    /// `nil` unless there are 13 ASCII digits and the first is the check digit of the rest.
    public init?(_ text: String) {
        guard text.utf8.count == 13 else { return nil }
        // The check digit is 9 - (sum of the others times 1 or 2, alternating from the right,
        // modulo 9).
        var (check, sum) = (0, 0)
        for (place, byte) in text.utf8.enumerated() {
            guard (48...57).contains(byte) else { return nil }
            let digit = Int(byte) - 48
            if place == 0 { check = digit } else { sum += place % 2 == 0 ? digit : 2 * digit }
        }
        guard check == 9 - sum % 9 else { return nil }
        digits = text
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

    public func encode(to writer: inout CBORWriter) { writer.text(digits) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let number = CorporationNumber(try reader.text()) else { throw CBORRefusal() }
        self = number
    }
}
