public import Transparency

/// What an audit came to.
public enum AuditResult: String, Sendable {
    /// Everything that was to be checked was checked, and is as it must be.
    case verified
    /// There are findings.
    case failed
    /// Nothing wrong was found, but something could not be checked.
    case incomplete

    public var exitStatus: Int32 {
        switch self {
        case .verified: 0
        case .failed: 1
        case .incomplete: 2
        }
    }
}

/// Findings, counts, and what was not checked.
public struct AuditReport: Sendable {
    public private(set) var findings: [Finding] = []
    /// Findings beyond those kept.
    public private(set) var furtherFindingCount = 0
    public var recordCount: UInt64 = 0
    public var checkpointCount: UInt64 = 0
    public var root = ""
    /// What could not be checked, and makes the audit incomplete.
    public var unchecked: [String] = []
    /// What carries nothing and is not covered, said for honesty's sake.
    public var notCovered: [String] = []

    /// Trees known from elsewhere with which the log was found to begin.
    public var olderHeads: [TreeHead] = []
    /// Documents that were compared with the events that name them; `nil` if none were given.
    public var documentCount: UInt64?
    /// What witnesses have signed.
    public var vouches: [Vouching.Vouch] = []

    private static let maximumFindingCount = 10_000

    public init() {}

    public mutating func add(_ finding: Finding) {
        if findings.count < Self.maximumFindingCount {
            findings.append(finding)
        } else {
            furtherFindingCount += 1
        }
    }

    /// For findings that a change of the file under the audit may have made.
    public mutating func withdrawFindings(because reason: String) {
        findings = []
        furtherFindingCount = 0
        unchecked.append(reason)
    }

    public var result: AuditResult {
        if !findings.isEmpty { return .failed }
        return unchecked.isEmpty && recordCount > 0 ? .verified : .incomplete
    }
}
