public import Accounting
public import EventSourcing

/// A part of a whole as an exact fraction in lowest terms; denominators up to 1,000,000.
public struct Share: FieldValue, Hashable, Comparable, CustomStringConvertible {
    public let numerator: UInt64
    public let denominator: UInt64

    public static let maximumDenominator: UInt64 = 1_000_000
    public static let whole = Share(reduced: 1, 1)
    public static let none = Share(reduced: 0, 1)

    /// `nil` unless the fraction lies from 0 to 1 and, reduced, has an allowed denominator.
    public init?(_ numerator: UInt64, of denominator: UInt64) {
        guard denominator > 0, numerator <= denominator else { return nil }
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        guard denominator / divisor <= Self.maximumDenominator else { return nil }
        self.init(reduced: numerator / divisor, denominator / divisor)
    }

    private init(reduced numerator: UInt64, _ denominator: UInt64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// `2/5`, in lowest terms.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let numerator = UInt64(parts[0]),
            let denominator = UInt64(parts[1]),
            let share = Share(numerator, of: denominator), share.description == text
        else { return nil }
        self = share
    }

    /// `nil` if the sum exceeds the whole or cannot be written.
    public func adding(_ other: Share) -> Share? {
        Share(
            numerator * other.denominator + other.numerator * denominator,
            of: denominator * other.denominator)
    }

    /// `nil` if `other` is the larger or the difference cannot be written.
    public func subtracting(_ other: Share) -> Share? {
        let (left, right) = (numerator * other.denominator, other.numerator * denominator)
        return right <= left ? Share(left - right, of: denominator * other.denominator) : nil
    }

    /// The part of `amount` that this share is of `other`, cut off below one yen.
    public func part(of amount: Yen, heldAs other: Share) -> Yen? {
        let (left, right) = (numerator * other.denominator, other.numerator * denominator)
        guard right > 0, left <= right else { return nil }
        let part = UInt128(amount.rawValue) * UInt128(left) / UInt128(right)
        return Int64(exactly: part).flatMap(Yen.init(exactly:))
    }

    public static func < (left: Share, right: Share) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    public var description: String { "\(numerator)/\(denominator)" }

    public static var shape: FieldShape { .text }
    public static var example: Share { .whole }
    public var primitive: FieldPrimitive { .text(description) }

    public init(primitive: FieldPrimitive) throws(FieldProblem) {
        guard case .text(let text) = primitive else { throw .wrongKind(expected: "a share") }
        guard let share = Share(text), share > .none else {
            throw .outOfRange("a share above 0 up to 1/1, in lowest terms, such as 2/5")
        }
        self = share
    }

    public func encode(to writer: inout CBORWriter) { writer.text(description) }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard let share = Share(try reader.text()), share > .none else { throw CBORRefusal() }
        self = share
    }

    private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}
