/// The stored name of a kind of event and the version of its fields. Both belong to the format:
/// neither is ever renamed or given another meaning.
public struct EventType: Hashable, Sendable, CustomStringConvertible {
    /// What stands in the record's head.
    public let code: UInt16
    /// A fact in the past tense, as the law names the act: `grant.allocated`.
    public let name: String
    /// Starts at 1.
    public let version: UInt8

    public init(code: UInt16, name: String, version: UInt8) {
        self.code = code
        self.name = name
        self.version = version
    }

    public var description: String { "\(name).v\(version)" }
}

/// The facts of one kind of event: what its body holds.
public protocol EventFacts: FieldRecord {
    static var type: EventType { get }
}
