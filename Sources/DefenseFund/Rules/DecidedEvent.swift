public import Accounting
public import EventSourcing

/// An event that the rules let pass, before it is encoded and appended.
public struct DecidedEvent: Sendable {
    public let act: any Act
    public let context: ActContext
    public let streamVersion: StreamVersion
    public let entry: JournalEntry?
    public let isConsequence: Bool

    public init(
        act: any Act, context: ActContext, streamVersion: StreamVersion, entry: JournalEntry?,
        isConsequence: Bool
    ) {
        self.act = act
        self.context = context
        self.streamVersion = streamVersion
        self.entry = entry
        self.isConsequence = isConsequence
    }

    /// Whether the event gives its stream its name.
    public var introducesStream: Bool { context.stream.position == context.position }
}
