public import Accounting
public import EventSourcing

/// Proposals that wait for a second person. One that has ended is not kept: that its name is taken
/// tells that it was there.
public struct ApprovalState: Equatable, Sendable {
    public internal(set) var open: [Reference<Proposal>: OpenProposal] = [:]

    public init() {}
}

/// An act that waits for a second person.
///
/// It is never changed; a reference to it costs less to hand on than its parts.
public final class OpenProposal: Equatable, Sendable {
    public let command: ProposedCommand
    public let proposer: Reference<Actor>
    /// The role in which the act will be recorded.
    public let role: Role
    public let proposedOn: LegalDate
    /// What the act would post, summed up over the debited legs.
    public let amount: Yen
    public let reads: [ReadStream]

    init(
        command: ProposedCommand, proposer: Reference<Actor>, role: Role, proposedOn: LegalDate,
        amount: Yen, reads: [ReadStream]
    ) {
        self.command = command
        self.proposer = proposer
        self.role = role
        self.proposedOn = proposedOn
        self.amount = amount
        self.reads = reads
    }

    public static func == (left: OpenProposal, right: OpenProposal) -> Bool {
        left === right
            || left.command == right.command && left.proposer == right.proposer
                && left.role == right.role && left.proposedOn == right.proposedOn
                && left.amount == right.amount && left.reads == right.reads
    }

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
