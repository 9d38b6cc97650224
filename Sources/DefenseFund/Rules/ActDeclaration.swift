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
    /// Whether no other role may record it.
    let isForAdministrators: Bool
    public let persons: Persons
    public let introduction: Introduction
    public let dating: Dating
    public let closedPeriods: ClosedPeriods
    /// The articles and sections it may rest on; the head's basis is an index into this list.
    public let bases: [String]
    public let about: String

    /// How many persons an act takes (house rule 3).
    public enum Persons: Sendable {
        case one
        /// One proposes and another approves.
        case two
    }

    /// Whether the event is the first of its stream.
    public enum Introduction: Sendable {
        /// The event introduces a new thing, and gives it its name.
        case always
        /// The thing must be there.
        case never
        /// The event introduces the thing if it is the first about it.
        case ifAbsent
    }

    /// How the effective date must lie to the acts about the same thing that stand already.
    public enum Dating: Sendable {
        /// Not before the last act about the thing that is in order itself: it rests on it.
        case inOrder
        /// On any day on which the thing was there; no other act rests on its place.
        case anyDayOfThing
        /// On any day: the thing is older than the first act about it in this ledger.
        case anyDay
    }

    /// Whether it may be dated inside a period that is closed.
    public enum ClosedPeriods: Sendable {
        /// It has an effect on its date, which a closing rules out.
        case respected
        /// It tells of recording only, and changes nothing inside the period.
        case ignored
    }

    public init(
        _ code: UInt16, _ name: String, version: UInt8 = 1, command: String, roles: [Role],
        persons: Persons = .one, introduces introduction: Introduction = .never,
        dated dating: Dating = .inOrder, closedPeriods: ClosedPeriods = .respected,
        basis bases: String..., about: String
    ) {
        precondition(!roles.isEmpty && !bases.isEmpty && bases.count <= 255)
        self.type = EventType(code: code, name: name, version: version)
        self.command = command
        self.roles = roles
        isForAdministrators = roles == [.administrator]
        self.persons = persons
        self.introduction = introduction
        self.dating = dating
        self.closedPeriods = closedPeriods
        self.bases = bases
        self.about = about
    }
}
