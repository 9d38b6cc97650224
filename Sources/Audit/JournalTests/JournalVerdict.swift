/// What came of a journal test.
public struct JournalVerdict: Sendable {
    public let outcome: Outcome
    /// What stands out, by position; those of several events one behind the other.
    public private(set) var exceptions: [JournalException]
    /// Exceptions beyond those kept.
    public private(set) var furtherCount: UInt64
    /// What the test found that is no exception, such as what is usual here.
    public let note: String

    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// Nothing stands out.
        case nothing
        case exceptions
        /// The population is too small for the test to say anything.
        case notEnough = "not enough"
        /// What the test looks for is the rule in this ledger, so that it tells nothing of any one
        /// event.
        case usual

        public var meaning: String {
            switch self {
            case .nothing: "Nothing stands out."
            case .exceptions: "What stands out is listed, and somebody must explain it."
            case .notEnough:
                "The population is smaller than the test needs to say anything; it says nothing."
            case .usual:
                "What the test looks for is the rule in this ledger, as where history was recorded "
                    + "afterwards; it tells nothing of any one event, and that alone is to be "
                    + "explained."
            }
        }
    }

    private init(
        _ outcome: Outcome, _ found: JournalExceptions, _ note: String
    ) {
        self.outcome = outcome
        exceptions = found.kept
        furtherCount = found.furtherCount
        self.note = note
    }

    /// Everything that was found is an exception.
    static func of(_ found: JournalExceptions, note: String = "") -> Self {
        Self(found.count == 0 ? .nothing : .exceptions, found, note)
    }

    static func notEnough(_ count: UInt64, of needed: Int, _ what: String) -> Self {
        Self(
            .notEnough, JournalExceptions(), "\(count) \(what), and the test needs \(needed)")
    }

    /// What stands out, unless it is the rule.
    ///
    /// - Parameters:
    ///   - rule: the share of all from which on it is, in per cent, if there are at least so many.
    ///   - matched, all: how many are so, of how many; those found of the population if `nil`.
    static func of(
        _ found: JournalExceptions, unless rule: JournalRule, matched: UInt64? = nil,
        of all: UInt64
    ) -> Self {
        let matched = matched ?? found.count
        guard found.count > 0, rule.covers(matched, of: all) else { return .of(found) }
        return Self(.usual, JournalExceptions(), "so are \(matched) of \(all)")
    }
}
