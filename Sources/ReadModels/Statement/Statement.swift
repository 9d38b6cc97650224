public import Accounting
public import Transparency

/// The statement of an account: every posting to it before a record of the state, each proven to
/// stand in the log, and the proof that none is missing.
///
/// Debits and credits of an account only rise. The record of the state commits to both totals in a
/// sum tree; postings that stand in the log and come to both totals are therefore all there are.
public struct Statement: Sendable {
    /// The effective dates that are asked about; postings of other days are proven and not listed.
    public let from: LegalDate?
    public let through: LegalDate?
    public let checkpoint: SignedNote
    /// The event that opened the account.
    public let opening: ProvenRecord
    /// The event that introduced what the account is about; `nil` if it is about nothing.
    public let thing: ProvenRecord?
    /// The record of the state.
    public let state: ProvenRecord
    /// The place of the account among all accounts, and the siblings of its leaf.
    public let accountIndex: UInt64
    public let accountPath: [SumNode]
    /// The events that post to the account, in the order of the log.
    public let postings: [ProvenRecord]

    public init(
        from: LegalDate?, through: LegalDate?, checkpoint: SignedNote, opening: ProvenRecord,
        thing: ProvenRecord?, state: ProvenRecord, accountIndex: UInt64, accountPath: [SumNode],
        postings: [ProvenRecord]
    ) {
        self.from = from
        self.through = through
        self.checkpoint = checkpoint
        self.opening = opening
        self.thing = thing
        self.state = state
        self.accountIndex = accountIndex
        self.accountPath = accountPath
        self.postings = postings
    }
}
