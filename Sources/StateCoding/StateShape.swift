/// What the parts of a state are made of: every type with its properties in the order of coding.
///
/// Two builds whose shapes are equal read each other's bytes.
public struct StateShape: Hashable, Sendable {
    /// The properties of each type, with the names of their types.
    public private(set) var types: [String: [Property]] = [:]

    public struct Property: Hashable, Sendable {
        public let name: String
        public let type: String
    }

    @usableFromInline init() {}

    /// What `state` is made of, down to numbers and texts.
    public init(of state: (some StateCodable).Type) throws(StateFault) {
        var coder = StateCoder(.listing)
        _ = try state.parts(&coder, nil)
        self = coder.shape
    }

    /// A property that has been visited before is not added again.
    @usableFromInline
    mutating func add(_ name: String, _ type: String, to whole: String) {
        let property = Property(name: name, type: type)
        guard types[whole]?.contains(property) != true else { return }
        types[whole, default: []].append(property)
    }

    /// The same for equal shapes: a line for each type.
    public var text: String {
        types.sorted { $0.key < $1.key }.map { type, properties in
            type + properties.map { " \($0.name):\($0.type)" }.joined() + "\n"
        }.joined()
    }
}
