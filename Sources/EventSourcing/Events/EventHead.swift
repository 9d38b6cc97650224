public import Accounting

/// What every event carries beside its facts and its entry: who, when, about what, and why.
public struct EventHead: Hashable, Sendable {
    public var typeCode: UInt16
    public var typeVersion: UInt8
    /// The code of the role in which the actor recorded it.
    public var role: UInt8
    /// Which of the bases that the type declares it rests on.
    public var basis: UInt8
    public var flags: EventFlags
    public var position: LogPosition
    /// System time of the append.
    public var recordedAt: RecordedTime
    /// The legal date on which the act takes effect.
    public var effectiveOn: LegalDate
    public var commandID: CommandID
    public var stream: StreamReference
    public var streamVersion: StreamVersion
    public var actor: StreamReference
    /// The second person, where the act demands one.
    public var approver: StreamReference?
    /// The event that made this one necessary.
    public var causation: LogPosition?
    /// The first event of the case that it belongs to.
    public var correlation: LogPosition?

    @inlinable
    public init(
        typeCode: UInt16, typeVersion: UInt8, role: UInt8, basis: UInt8, flags: EventFlags,
        position: LogPosition, recordedAt: RecordedTime, effectiveOn: LegalDate,
        commandID: CommandID, stream: StreamReference, streamVersion: StreamVersion,
        actor: StreamReference, approver: StreamReference?, causation: LogPosition?,
        correlation: LogPosition?
    ) {
        self.typeCode = typeCode
        self.typeVersion = typeVersion
        self.role = role
        self.basis = basis
        self.flags = flags
        self.position = position
        self.recordedAt = recordedAt
        self.effectiveOn = effectiveOn
        self.commandID = commandID
        self.stream = stream
        self.streamVersion = streamVersion
        self.actor = actor
        self.approver = approver
        self.causation = causation
        self.correlation = correlation
    }
}

/// Properties of an event that are either so or not.
public struct EventFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// History from before the ledger; the original date is the effective date.
    public static let imported = EventFlags(rawValue: 1)
    /// The rules added the event to the act that was asked for.
    public static let consequence = EventFlags(rawValue: 2)

    @inlinable public static var known: EventFlags { EventFlags(rawValue: 3) }
}
