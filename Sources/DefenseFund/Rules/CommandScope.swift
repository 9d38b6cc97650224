import EventSourcing

/// Which acts a field for a command may hold. A scope never admits acts that hold commands of the
/// same scope: else commands could stand within commands without end.
public protocol CommandScope: Sendable {
    static func admits(_ kind: any Act.Type) -> Bool

    /// What belongs there, for those who gave something else.
    static var expectation: String { get }

    /// What stands in the examples.
    static var example: any Act { get }
}

/// Acts that hold no command themselves, and that a person may ask for.
public enum PlainActs: CommandScope {
    public static func admits(_ kind: any Act.Type) -> Bool {
        kind.declaration.roles != [.system]
            && !kind.fieldDescriptions.contains { $0.shape.required == .command }
    }

    public static var expectation: String { "an act that a person asks for by itself" }
    public static var example: any Act { GrantReturned.exampleRecord }
}

/// Acts that one person proposes and another approves.
public enum TwoPersonActs: CommandScope {
    public static func admits(_ kind: any Act.Type) -> Bool { kind.declaration.persons == .two }

    public static var expectation: String { "an act of two persons" }
    public static var example: any Act { GrantAllocated.exampleRecord }
}
