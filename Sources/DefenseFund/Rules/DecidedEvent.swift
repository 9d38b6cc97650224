public import Accounting
public import EventSourcing

/// An event that the rules let pass, before it is encoded and appended.
///
/// It is never changed; a reference to it costs less to hand on than its parts.
public final class DecidedEvent: Sendable {
    public let act: any Act
    /// That of the act.
    public let declaration: ActDeclaration
    public let context: ActContext
    public let streamVersion: StreamVersion
    public let entry: JournalEntry?
    public let isConsequence: Bool

    public init(
        act: some Act, context: ActContext, streamVersion: StreamVersion, entry: JournalEntry?,
        isConsequence: Bool
    ) {
        self.act = act
        declaration = type(of: act).declaration
        self.context = context
        self.streamVersion = streamVersion
        self.entry = entry
        self.isConsequence = isConsequence
    }

    /// Whether the event gives its stream its name.
    public var introducesStream: Bool { context.introducesStream }

    /// What its head says in flags.
    public var flags: EventFlags {
        (isConsequence ? .consequence : EventFlags()).union(context.isImported ? .imported : [])
    }

    /// What its record says of it beside facts and entry. No command names a case yet.
    ///
    /// - Parameters:
    ///   - commandID: of the command that led to it.
    ///   - causation: the event that made it necessary.
    @inline(__always)
    public func head(commandID: CommandID, causation: LogPosition?) -> EventHead {
        EventHead(
            typeCode: declaration.type.code, typeVersion: declaration.type.version,
            role: context.role.code, basis: act.basisIndex, flags: flags,
            position: context.position, recordedAt: context.recordedAt,
            effectiveOn: context.effectiveOn, commandID: commandID, stream: context.stream,
            streamVersion: streamVersion, actor: context.actor.stream,
            approver: context.approver?.stream, causation: causation, correlation: nil)
    }
}
