public import Accounting
public import EventSourcing

/// A command whose names have been resolved: an act that somebody asks the ledger to record.
public struct Request: Sendable {
    public let act: any Act
    /// The thing that it is about.
    public let subject: StreamName
    public let effectiveOn: LegalDate
    /// When it is decided, and recorded if the rules let it pass.
    public let recordedAt: RecordedTime
    public let actor: Reference<Actor>
    /// The role in which it is asked for; `nil`: the first of the act's roles that the actor holds.
    public let role: Role?
    public let evidence: [Evidence]
    /// The answer to what the act asks of the log.
    public let excerpt: LogExcerpt?
    /// How it stands to a second person; `nil` for what one person asks for. Only `act.approve`
    /// makes an approval.
    package let approval: Approval?

    public init(
        _ act: any Act, subject: StreamName, effectiveOn: LegalDate,
        recordedAt: RecordedTime, actor: Reference<Actor>, role: Role? = nil,
        evidence: [Evidence] = [],
        excerpt: LogExcerpt? = nil
    ) {
        self.init(
            act, subject: subject, effectiveOn: effectiveOn, recordedAt: recordedAt, actor: actor,
            role: role, evidence: evidence, excerpt: excerpt, approval: nil)
    }

    package init(
        _ act: any Act, subject: StreamName, effectiveOn: LegalDate,
        recordedAt: RecordedTime, actor: Reference<Actor>, role: Role?, evidence: [Evidence],
        excerpt: LogExcerpt?, approval: Approval?
    ) {
        self.act = act
        self.subject = subject
        self.effectiveOn = effectiveOn
        self.recordedAt = recordedAt
        self.actor = actor
        self.role = role
        self.evidence = evidence
        self.excerpt = excerpt
        self.approval = approval
    }
}
