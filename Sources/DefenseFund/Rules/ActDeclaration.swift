public import EventSourcing

/// What is declared once about a kind of act, beside its fields: its names, who may record it, what
/// it rests on. Encoding, schemas, forms and the reference pages are made from it.
///
/// There is one for each kind of act, for ever; a reference to it costs less to hand on than its
/// texts.
public final class ActDeclaration: Sendable {
    public let type: EventType
    /// What a person asks for, in the imperative: `grant.allocate`.
    public let command: String
    /// Who may record it; the first role that the actor holds is the one recorded.
    public let roles: [Role]
    public let introduction: Introduction
    /// The articles and sections it may rest on; the head's basis is an index into this list.
    public let bases: [String]
    public let about: String

    /// Whether the event is the first of its stream.
    public enum Introduction: Sendable {
        /// The event introduces a new thing, and gives it its name.
        case always
        /// The thing must be there.
        case never
        /// The event introduces the thing if it is the first about it.
        case ifAbsent
    }

    public init(
        _ code: UInt16, _ name: String, version: UInt8 = 1, command: String, roles: [Role],
        introduces introduction: Introduction = .never, basis bases: String..., about: String
    ) {
        precondition(!roles.isEmpty && !bases.isEmpty && bases.count <= 255)
        self.type = EventType(code: code, name: name, version: version)
        self.command = command
        self.roles = roles
        self.introduction = introduction
        self.bases = bases
        self.about = about
    }
}
