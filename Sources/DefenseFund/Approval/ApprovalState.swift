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

    /// The streams that have moved since the act was proposed: that have an event more, or an
    /// event of which an entry was corrected, which stands on a stream of its own.
    ///
    /// - Parameter proposal: the name under which it waits.
    public func moved(since proposal: Reference<Proposal>, in ledger: LedgerState) -> [ReadStream] {
        // Corrections are rare: there is one for each mistake.
        let corrected = ledger.corrections.values.filter { $0.position > proposal.position }
        return reads.filter { read in
            ledger.version(of: read.stream) != read.version.value
                || corrected.contains { $0.about == read.stream }
        }
    }
}
