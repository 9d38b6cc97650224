public import Accounting
public import EventSourcing

/// A rule refused a command: which rule, what it rests on, and the facts that broke it.
public struct Rejection: Error, Hashable, Sendable, CustomStringConvertible {
    public let code: RejectionCode
    /// The article, section or invariant: `Act 9(2)(iv); C10`.
    public let basis: String
    /// In the order in which a person would tell them.
    public let facts: [Fact]

    public init(_ code: RejectionCode, _ basis: String, _ facts: Fact...) {
        self.init(code, basis, facts: facts)
    }

    init(_ code: RejectionCode, _ basis: String, facts: [Fact]) {
        self.code = code
        self.basis = basis
        self.facts = facts
    }

    public struct Fact: Hashable, Sendable {
        public let name: String
        public let value: Value

        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }

        public static func yen(_ name: String, _ value: Yen) -> Fact { .init(name, .yen(value)) }
        public static func date(_ name: String, _ value: LegalDate) -> Fact {
            .init(name, .date(value))
        }
        public static func count(_ name: String, _ value: Int) -> Fact {
            .init(name, .count(value))
        }
        public static func text(_ name: String, _ value: some CustomStringConvertible) -> Fact {
            .init(name, .text(value.description))
        }
        public static func stream(_ name: String, _ value: StreamReference) -> Fact {
            .init(name, .stream(value))
        }
    }

    public enum Value: Hashable, Sendable {
        case yen(Yen)
        case date(LegalDate)
        case count(Int)
        case text(String)
        /// Shown by its name.
        case stream(StreamReference)
    }

    public var description: String {
        let facts = facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        return "\(code.rawValue): \(facts) [\(basis)]"
    }
}
