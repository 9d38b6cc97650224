import Cryptography
public import DefenseFund
public import EventSourcing

/// A withheld value as it is given to somebody who holds the record and not the key: with the salt,
/// by which the record tells whether it is the one.
///
///     {"position": 42, "field": "content", "value": "...", "salt": "<64 hexadecimal digits>"}
public struct Disclosure: Hashable, Sendable {
    public let position: LogPosition
    public let value: SaltedValue

    public init(position: LogPosition, value: SaltedValue) {
        self.position = position
        self.value = value
    }

    /// Why a text is no disclosure.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    private static let names = ["position", "field", "value", "salt"]

    /// Reads ``json``, and nothing else.
    public init(parsing bytes: [UInt8]) throws(Problem) {
        let json: JSONValue
        do { json = try JSONParser.parse(bytes) } catch {
            throw Problem(description: "is not JSON: column \(error.offset + 1): \(error.message)")
        }
        guard let members = json.members, members.map(\.name).sorted() == Self.names.sorted() else {
            throw Problem(
                description: "must be an object of \(Self.names.joined(separator: ", "))")
        }
        guard case .integer(let number)? = json["position"], let position = UInt64(exactly: number)
        else { throw Problem(description: "'position' must be a whole number") }
        guard let text = json["value"]?.string, let value = try? PlainText(exactly: text) else {
            throw Problem(description: "'value' must be a text as it can stand in a record, in NFC")
        }
        guard let field = json["field"]?.string,
            let salt = json["salt"]?.string.flatMap({ Hexadecimal.decode($0) }),
            let salted = SaltedValue(field: field, value: value, salt: salt)
        else {
            throw Problem(
                description: "'field' must be a field's name, and 'salt' 64 hexadecimal digits")
        }
        self.init(position: LogPosition(position), value: salted)
    }

    public var json: JSONValue {
        .object([
            .init("position", .integer(Int128(position.rawValue))),
            .init("field", .string(value.field)), .init("value", .string(value.value.text)),
            .init("salt", .string(Hexadecimal.encode(value.salt))),
        ])
    }

    /// What does not agree with the act that stands at the position; `nil` if all does.
    public func disagreement(with act: any Act) -> String? {
        let digits = WithheldField.all(in: act).filter { $0.name == value.field }.map(\.text.digits)
        if digits.isEmpty {
            return "the event at \(position) withholds no field '\(value.field)'"
        }
        let made = value.digest.description
        if digits.contains(made) { return nil }
        return "the record says \(digits.joined(separator: " and ")), value and salt make \(made)"
    }
}
