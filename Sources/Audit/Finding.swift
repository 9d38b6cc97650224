public import StateCoding

/// Something that is not as it must be: a stable code, where, what was expected and what stands
/// there.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
    public let code: Code
    /// The record; `nil` if the finding is about something else.
    public let position: UInt64?
    public let expected: String
    public let found: String

    public enum Code: String, CaseIterable, Sendable {
        case logUnreadable = "log-unreadable"
        case pageDamaged = "page-damaged"
        case tableUnknown = "table-unknown"
        case rowUnknown = "row-unknown"
        case recordInvalid = "record-invalid"
        case recordNotCanonical = "record-not-canonical"
        case positionWrong = "position-wrong"
        case recordMissing = "record-missing"
        case timeReversed = "time-reversed"
        case headWrong = "head-wrong"
        case headMissing = "head-missing"
        case checkpointInvalid = "checkpoint-invalid"
        case signatureInvalid = "signature-invalid"
        case pinnedRootWrong = "pinned-root-wrong"
        case tileWrong = "tile-wrong"
        case commandIndexWrong = "command-index-wrong"
        case commandRepeated = "command-repeated"
        case streamIndexWrong = "stream-index-wrong"
        case streamVersionWrong = "stream-version-wrong"
        case indexCountWrong = "index-count-wrong"
        case notAPrefix = "not-a-prefix"
        case ruleBroken = "rule-broken"
        case decisionDiffers = "decision-differs"
        case entryDiffers = "entry-differs"
        case transitionIllegal = "transition-illegal"
        case reportDiffers = "report-differs"
        case assertionFailed = "assertion-failed"
        case recordedStateWrong = "recorded-state-wrong"
        case fileWrong = "file-wrong"
        case fileMissing = "file-missing"
        case fileUnknown = "file-unknown"
        case cosignatureInvalid = "cosignature-invalid"
        case cosignedStateWrong = "cosigned-state-wrong"
        case quorumMissing = "quorum-missing"
        case liveDiffers = "live-differs"
        case evidenceWrong = "evidence-wrong"
        case disclosureWrong = "disclosure-wrong"
    }

    public init(_ code: Code, at position: UInt64?, expected: String, found: String) {
        self.code = code
        self.position = position
        self.expected = expected
        self.found = found
    }

    /// Whether it says that no record of the log stands at a place, so that nothing can be made
    /// from the records there and behind.
    public var isAboutBytes: Bool {
        switch code {
        case .recordInvalid, .recordNotCanonical, .recordMissing, .positionWrong: true
        case _: false
        }
    }

    public var description: String {
        let place = position.map { "record \($0): " } ?? ""
        return "\(place)expected \(expected), found \(found) [\(code.rawValue)]"
    }
}

extension Finding: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ finding: Self?) throws(StateFault) -> Self
    {
        Self(
            try coder.part("code", finding) { $0.code },
            at: try coder.part("position", finding) { $0.position },
            expected: try coder.part("expected", finding) { $0.expected },
            found: try coder.part("found", finding) { $0.found })
    }
}

extension Finding.Code: StateChoice {}
