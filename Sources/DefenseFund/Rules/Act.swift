public import Accounting
public import EventSourcing

/// One kind of act that the ledger knows: its facts, guards, entry and effect.
///
/// A regime is a folder, and its acts are told in four files of the same order: the declarations
/// (`XEvents`), the state (`XState`), the guards (`XDecider`), the entries (`XPostings`). The
/// compiler refuses an act of which any part is missing. Everything here is pure: what an act needs
/// to know comes in the context or in the state.
public protocol Act: EventFacts {
    /// The kind of thing that the act is about.
    associatedtype Stream: StreamKind

    static var declaration: ActDeclaration { get }

    /// The guards: throws the rule that the act would break, with the facts and the article.
    func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection)

    /// The act with the fields filled in that the rules compute. Called after ``check(_:in:)``.
    func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self

    /// The entry that the act posts; `nil` if it moves no money.
    func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> JournalEntry?

    /// The effect on the state. Throws for an act that the guards could never have let pass: a
    /// finding for an auditor, a damaged log for the engine.
    func evolve(_ ledger: inout LedgerState, by context: ActContext) throws(IllegalTransition)

    /// The same for an act whose effect depends on its entry, which is posted behind it.
    func evolve(_ ledger: inout LedgerState, by context: ActContext, posting entry: JournalEntry?)
        throws(IllegalTransition)

    /// Takes back what ``evolve(_:by:)`` left in the state, for a correction; the balances are
    /// already as if it had not been posted. Refuses if something that was recorded since rests on
    /// it; and always, unless an act says how it is taken back.
    func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection)

    /// The kind of act that the entry is of: its own, but for a correction.
    var entryKind: any Act.Type { get }

    /// Acts that the law attaches to this one: about the same thing, or each about a new thing of
    /// its own, such as a finding. Asked before ``evolve(_:by:)``.
    func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act]

    /// Who may record it about `subject`: whom the declaration names, unless that depends.
    func roles(about subject: StreamName, in ledger: LedgerState) -> [Role]

    /// What a decision about the act rests on beside its subject and what its facts name: an
    /// approval is refused once any of it has moved. `subject` is `nil` if the act introduces it.
    func grounds(about subject: StreamReference?, in ledger: LedgerState) -> [StreamReference]

    /// The act of another person that this one approves; it is decided on the same state and
    /// recorded behind this one.
    func approves(_ context: ActContext, in ledger: LedgerState) -> Request?

    /// What the rules must be told of the log to decide it; `nil` if the state is enough.
    func question(in ledger: LedgerState) -> LogQuestion?

    /// The same where it depends on what the act is about: what engine and audit ask.
    func question(about subject: StreamName, in ledger: LedgerState) -> LogQuestion?

    /// Which of the declared bases let it pass.
    var basisIndex: UInt8 { get }

    /// Whether it is dated in the order of the acts about its thing, as declared.
    var isInOrder: Bool { get }

    /// All of the above in its order, for `request`, which asks for this act. No act writes its
    /// own: it is asked for here so that the compiler makes one for each kind of act, in which all
    /// else is called directly and not through tables of unknown types.
    func decide(_ request: Request, at next: LogPosition, in ledger: LedgerState)
        throws(Rejection) -> Decision

    /// Whether both are of one kind and say the same. Asked for here for the same reason.
    func isEqual(to other: any Act) -> Bool

    /// The act that the body of a record holds; `nil` if it is not what any act of the kind writes.
    /// A requirement for the reason that ``FieldRecord`` gives for its own.
    static func act(in body: RawSpan) -> (any Act)?
}

extension Act {
    public static var type: EventType { declaration.type }

    public func isEqual(to other: any Act) -> Bool {
        // Compared as it is: an optional would be put together at each call.
        guard let other = other as? Self else { return false }
        return other == self
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self { self }

    public func entry(_ context: ActContext, in ledger: LedgerState) -> JournalEntry? { nil }

    public func evolve(
        _ ledger: inout LedgerState, by context: ActContext, posting entry: JournalEntry?
    ) throws(IllegalTransition) {
        try evolve(&ledger, by: context)
    }

    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] { [] }

    public var entryKind: any Act.Type { Self.self }

    public func roles(about subject: StreamName, in ledger: LedgerState) -> [Role] {
        Self.declaration.roles
    }

    public func grounds(about subject: StreamReference?, in ledger: LedgerState)
        -> [StreamReference]
    {
        []
    }

    public func approves(_ context: ActContext, in ledger: LedgerState) -> Request? { nil }

    public func question(in ledger: LedgerState) -> LogQuestion? { nil }

    public func question(about subject: StreamName, in ledger: LedgerState) -> LogQuestion? {
        question(in: ledger)
    }

    public var basisIndex: UInt8 { 0 }

    public var isInOrder: Bool { Self.declaration.dating == .inOrder }

    public static func act(in body: RawSpan) -> (any Act)? {
        var reader = CBORReader(body)
        do {
            let act = try Self(from: &reader)
            return reader.isAtEnd ? act : nil
        } catch {
            return nil
        }
    }
}

/// An event that could not follow from the state in which it stands.
public struct IllegalTransition: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
