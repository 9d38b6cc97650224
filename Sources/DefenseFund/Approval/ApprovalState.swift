public import Accounting
public import EventSourcing

/// Proposals that wait for a second person. One that has ended is not kept: that its name is taken
/// tells that it was there.
public struct ApprovalState: Equatable, Sendable {
    public internal(set) var open: [Reference<Proposal>: OpenProposal] = [:]

    public init() {}
}

/// An act that waits for a second person.
public struct OpenProposal: Equatable, Sendable {
    public let command: ProposedCommand
    public let proposer: Reference<Actor>
    /// The role in which the act will be recorded.
    public let role: Role
    public let proposedOn: LegalDate
    /// What the act would post, summed up over the debited legs.
    public let amount: Yen
    public let reads: [ReadStream]

    /// The streams that have moved since the act was proposed.
    public func moved(in ledger: LedgerState) -> [ReadStream] {
        reads.filter { ledger.version(of: $0.stream) != $0.version.value }
    }
}
