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
    /// As they were written, and as they were read.
    public let facts: [JSONValue.Member]
    let values: DraftFacts
    public let evidence: [Evidence]
    /// The version of the subject that the person saw; `nil`: any.
    public let expectedVersion: StreamVersion?
    public let causation: LogPosition?

    /// Makes the act, with the names of its facts looked up.
    public func act(resolve: FactValue.Resolver) throws(FieldFailure) -> any Act {
        try descriptor.act(values.resolved(resolve))
    }
}

extension CommandDraft {
    /// All that the command says but its id, in one form whatever the order it was written in.
    public var canonicalText: String {
        let facts = facts.sorted { $0.name < $1.name }
        let evidence = evidence.map { JSONValue.string("\($0)") }
        return JSONValue.array([
            .string(descriptor.declaration.command), .string(subject.text),
            .string(effectiveOn.description), .string(actor?.text ?? ""), .string(role ?? ""),
            .object(facts), .array(evidence),
            .string(expectedVersion?.description ?? ""), .string(causation?.description ?? ""),
        ]).compact
    }
}
