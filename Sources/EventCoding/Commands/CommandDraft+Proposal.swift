import DefenseFund
import EventSourcing

extension CommandDraft {
    /// The proposal of the act that is asked for, if it takes two persons; else the command itself.
    ///
    /// The proposal has the command's id and is named after it, so that proposing the same row
    /// again records nothing again.
    public var proposed: CommandDraft {
        guard descriptor.declaration.persons == .two, let id,
            let name = Identifier(String(id.description.prefix(18))),
            let act = draftAct.proposed(about: subject, on: effectiveOn, evidence: evidence)
        else { return self }
        return CommandDraft(
            id: id, descriptor: Self.proposal,
            subject: StreamName(Proposal.category, name), effectiveOn: effectiveOn, actor: actor,
            role: role, facts: [.init("act", .string(canonicalText))], act: act, evidence: [],
            expectedVersion: nil, causation: causation, sealedValues: sealedValues)
    }

    private static let proposal = ActDescriptor(ActProposed.self)
}
