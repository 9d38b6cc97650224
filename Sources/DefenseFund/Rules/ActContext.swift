public import Accounting
public import EventSourcing

/// Where, when and by whom an act is done.
public struct ActContext: Sendable {
    /// The thing that the act is about; the act's own position if it introduces the thing.
    public let stream: StreamReference
    public let streamName: StreamName
    /// The place that the act has or will have in the log.
    public let position: LogPosition
    /// The legal date on which it takes effect.
    public let effectiveOn: LegalDate
    /// The legal date of the entry, which moves the books of that day: the act's own, but for an
    /// act that a correction puts right.
    public let bookedOn: LegalDate
    /// When it is recorded.
    public let recordedAt: RecordedTime
    public let actor: Reference<Actor>
    public let role: Role
    /// The second person, where the act demands one.
    public let approver: Reference<Actor>?
    /// The documents that it rests on.
    public let evidence: [Evidence]
    /// What the act asked to know of the log.
    public let excerpt: LogExcerpt?
    /// Whether it is history that an import loads.
    public let isImported: Bool

    public init(
        stream: StreamReference, streamName: StreamName, position: LogPosition,
        effectiveOn: LegalDate, bookedOn: LegalDate? = nil, recordedAt: RecordedTime,
        actor: Reference<Actor>, role: Role,
        approver: Reference<Actor>? = nil, evidence: [Evidence] = [], excerpt: LogExcerpt? = nil,
        isImported: Bool = false
    ) {
        self.stream = stream
        self.streamName = streamName
        self.position = position
        self.effectiveOn = effectiveOn
        self.bookedOn = bookedOn ?? effectiveOn
        self.recordedAt = recordedAt
        self.actor = actor
        self.role = role
        self.approver = approver
        self.evidence = evidence
        self.excerpt = excerpt
        self.isImported = isImported
    }

    /// Whether the act gives its stream its name.
    public var introducesStream: Bool { stream.position == position }

    /// The same act at another place.
    func moved(to position: LogPosition, stream: StreamReference) -> ActContext {
        ActContext(
            stream: stream, streamName: streamName, position: position, effectiveOn: effectiveOn,
            recordedAt: recordedAt, actor: actor, role: role, approver: approver,
            evidence: evidence, excerpt: excerpt, isImported: isImported)
    }

    /// What the rules add to the act, by the same persons: about the stream of this name, without
    /// documents of its own, and in the same role if none is named.
    func attached(
        at position: LogPosition, to stream: StreamReference, named streamName: StreamName,
        in role: Role? = nil
    ) -> ActContext {
        ActContext(
            stream: stream, streamName: streamName, position: position, effectiveOn: effectiveOn,
            recordedAt: recordedAt, actor: actor, role: role ?? self.role, approver: approver,
            excerpt: excerpt, isImported: isImported)
    }

    /// The civil date in Tokyo on which it is recorded; `nil` if no calendar tells it.
    public var recordedOn: LegalDate? { recordedAt.dateInTokyo }

    /// The stream as a thing of `kind`. The rule book has checked the category.
    public func subject<Kind: StreamKind>(_ kind: Kind.Type = Kind.self) -> Reference<Kind> {
        Reference(stream)
    }
}

extension Act {
    /// Where it stands if the law attaches it to the act of `context`: about the same thing, in the
    /// same role. What introduces a thing is the ledger's own act, and the thing is named after its
    /// position.
    func context(following context: ActContext, in ledger: LedgerState) -> ActContext {
        guard Self.declaration.introduction == .always else {
            return context.attached(
                at: ledger.count, to: context.stream, named: context.streamName)
        }
        return context.attached(
            at: ledger.count, to: StreamReference(ledger.count),
            named: ledger.freeName(in: Stream.category, at: ledger.count), in: .system)
    }
}

extension LedgerState {
    /// `finding/120`, or with a further number if somebody has given that name already.
    fileprivate func freeName(in category: StreamCategory, at position: LogPosition) -> StreamName {
        var text = "\(position)"
        var number = 1
        while true {
            guard let identifier = Identifier(text) else {
                preconditionFailure("digits and points are an identifier")
            }
            let name = StreamName(category, identifier)
            if reference(to: name) == nil { return name }
            number += 1
            text = "\(position).\(number)"
        }
    }
}
