public import EventSourcing

/// All refusals are events of one stream: so a flood of them makes no new things.
public enum Refusals: StreamKind {
    public static let category = StreamCategory("refusals", isSingle: true)
}

/// A rule refused a command of a person whom the ledger knows. The rule book makes it; nobody asks
/// for it. Its actor is the person refused, its date the one that the command was for.
///
/// It posts nothing. The command itself is not kept, only its hash: whoever has it can show that
/// it is the one.
public struct CommandRefused: Act {
    public typealias Stream = Refusals
    public static let declaration = ActDeclaration(
        0x0E01, "command.refused", command: "command.refuse", roles: [.system],
        introduces: .ifAbsent, dated: .anyDay, basis: "House rule 7",
        about: "Records that a rule refused a command, with the facts that broke the rule.")

    public let commandID: CommandID
    /// The imperative: `grant.allocate`.
    public let command: PlainText
    /// The name of what it is about, which may not exist: `grant/G-1`.
    public let subject: PlainText
    /// A ``RejectionCode``.
    public let code: PlainText
    public let basis: PlainText
    public let facts: [RefusalFact]
    public let digest: DigestBytes

    public init(
        commandID: CommandID, command: PlainText, subject: PlainText, code: PlainText,
        basis: PlainText, facts: [RefusalFact], digest: DigestBytes
    ) {
        self.commandID = commandID
        self.command = command
        self.subject = subject
        self.code = code
        self.basis = basis
        self.facts = facts
        self.digest = digest
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            commandID: try visit.field(1, "commandID", "The id of the command.") {
                $0.commandID
            },
            command: try visit.field(2, "command", "What was asked for: grant.allocate.") {
                $0.command
            },
            subject: try visit.field(3, "subject", "The name of what it is about.") {
                $0.subject
            },
            code: try visit.field(4, "code", "The code of the rule.") { $0.code },
            basis: try visit.field(5, "basis", "The article that the rule rests on.") { $0.basis },
            facts: try visit.field(6, "facts", "What broke the rule.", .withholdable) { $0.facts },
            digest: try visit.field(7, "digest", "SHA-256 of the command's canonical text.") {
                $0.digest
            })
    }
}
