/// A JSON value that keeps the order of members and whole numbers of any size.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A whole number within 64 bits.
    case integer(Int128)
    /// Any other number, as it was written: no amount of the ledger is one.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The member of an object; `nil` if there is none, or the value is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var members: [Member]? { if case .object(let members) = self { members } else { nil } }
    public var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

    /// What kind of value it is, for messages.
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .decimal: "a number that is not whole"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral
{
    public init(stringLiteral text: String) { self = .string(text) }
    public init(booleanLiteral flag: Bool) { self = .bool(flag) }
    public init(integerLiteral number: Int) { self = .integer(Int128(number)) }
    public init(arrayLiteral items: JSONValue...) { self = .array(items) }
}
