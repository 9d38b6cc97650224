public import Accounting
public import DefenseFund
public import EventSourcing

/// A command as it was written, before its names are looked up in the ledger.
public struct CommandDraft: Sendable {
    /// The client's key; `nil` until the door gives it one.
    public var id: CommandID?
    public let descriptor: ActDescriptor
    public let subject: StreamName
    public let effectiveOn: LegalDate
    /// The actor named in the command itself; else the one who posts it.
    public let actor: StreamName?
    public let role: String?
    public let facts: [JSONValue.Member]
    public let evidence: [Evidence]
    /// The version of the subject that the person saw; `nil`: any.
    public let expectedVersion: StreamVersion?
    public let causation: LogPosition?
    /// Whether the facts come from cells of a table, where all is text.
    public let isFromTable: Bool

    /// Makes the act, with the names of its facts looked up.
    public func act(resolve: FieldJSON.Resolver) throws(FieldFailure) -> any Act {
        try descriptor.make(facts, fromCell: isFromTable, resolve: resolve)
    }
}
