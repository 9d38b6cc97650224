public import Accounting
import Bytes
public import DefenseFund
public import EventSourcing

/// A command as it was written, before its names are looked up in the ledger.
///
/// Groups of thousands are handed on from thread to thread, so what a command says is one object,
/// which is never changed.
public struct CommandDraft: Sendable {
    /// The client's key; `nil` until the door gives it one.
    public var id: CommandID?
    private let content: Content
    private let contentPlace: Prefetch
    private let namesPlace: Prefetch

    private final class Content: Sendable {
        let descriptor: ActDescriptor
        let subject: StreamName
        let effectiveOn: LegalDate
        let actor: StreamName?
        let role: String?
        let facts: [JSONValue.Member]
        let act: DraftAct
        let evidence: [Evidence]
        let expectedVersion: StreamVersion?
        let causation: LogPosition?
        let sealedValues: [SealedValue]

        init(
            _ descriptor: ActDescriptor, _ subject: StreamName, _ effectiveOn: LegalDate,
            _ actor: StreamName?, _ role: String?, _ facts: [JSONValue.Member],
            _ act: DraftAct, _ evidence: [Evidence], _ expectedVersion: StreamVersion?,
            _ causation: LogPosition?, _ sealedValues: [SealedValue]
        ) {
            self.descriptor = descriptor
            self.subject = subject
            self.effectiveOn = effectiveOn
            self.actor = actor
            self.role = role
            self.facts = facts
            self.act = act
            self.evidence = evidence
            self.expectedVersion = expectedVersion
            self.causation = causation
            self.sealedValues = sealedValues
        }
    }

    init(
        id: CommandID?, descriptor: ActDescriptor, subject: StreamName, effectiveOn: LegalDate,
        actor: StreamName?, role: String?, facts: [JSONValue.Member], act: DraftAct,
        evidence: [Evidence], expectedVersion: StreamVersion?, causation: LogPosition?,
        sealedValues: [SealedValue] = []
    ) {
        self.id = id
        content = Content(
            descriptor, subject, effectiveOn, actor, role, facts, act, evidence,
            expectedVersion, causation, sealedValues)
        contentPlace = Prefetch(content)
        namesPlace = act.namesPlace
    }

    /// Has the processor fetch the commands that come behind one while that is decided. A group
    /// lies in memory until it is its turn: without this a sixth of the time was waiting for it.
    public static func prefetch(in group: Span<CommandDraft>, behind place: Int) {
        Prefetch.begin(group, at: place + 12)
        if place + 8 < group.count { group[place + 8].contentPlace.begin(lineCount: 5) }
        if place + 4 < group.count { group[place + 4].namesPlace.begin(lineCount: 2) }
    }

    public var descriptor: ActDescriptor { content.descriptor }
    public var subject: StreamName { content.subject }
    public var effectiveOn: LegalDate { content.effectiveOn }
    /// The actor named in the command itself; else the one who posts it.
    public var actor: StreamName? { content.actor }
    public var role: String? { content.role }
    /// As they were written.
    public var facts: [JSONValue.Member] { content.facts }
    public var evidence: [Evidence] { content.evidence }
    /// The version of the subject that the person saw; `nil`: any.
    public var expectedVersion: StreamVersion? { content.expectedVersion }
    public var causation: LogPosition? { content.causation }
    /// The values that it withholds, to be kept before it is recorded.
    public var sealedValues: [SealedValue] { content.sealedValues }
    /// Every text of its facts that stands for a withheld value.
    public var withheldTexts: [WithheldText] { content.act.withheldTexts }

    /// No more bytes of a record do its facts take, whatever its names mean.
    public var maximumByteCount: Int { content.act.maximumByteCount }

    /// The act before its names are looked up.
    var draftAct: DraftAct { content.act }

    /// The act, with the names of its facts looked up: `resolve` finds the thing that one means.
    public func act(resolve: (StreamName) -> StreamReference?) throws(FieldFailure) -> any Act {
        try content.act.resolved(resolve)
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
