public import ReadModels
public import Transparency

/// What an auditor brings along: whom he believes, and what he was shown before.
public struct AuditSettings: Sendable {
    /// Any of these keys may have signed; none: the one that the ledger's first event names.
    public var keys: [NoteVerifier] = []
    /// Checkpoints from elsewhere that must be of prefixes.
    public var older: [SignedNote] = []
    /// Trees from elsewhere that must be prefixes, of older packages for example.
    public var olderHeads: [TreeHead] = []
    /// Older copies, as they were named, that were kept without their records.
    public var olderWithoutRecords: [String] = []
    /// What witnesses have left beside the log.
    public var cosignatures: [Cosignature] = []
    /// Which of them must have signed.
    public var policy: WitnessPolicy?

    public init() {}
}
