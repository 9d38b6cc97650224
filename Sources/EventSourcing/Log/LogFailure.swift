/// The world failed an operation of the log. A rule's refusal is never one of these.
public enum LogFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The append may or may not be stored: append the same batch again, or read the log.
    case outcomeUnknown(String)
    /// Certainly not stored; trying again later may help.
    case unavailable(String)
    /// The log is not what a log must be: a gap, an unknown format, a damaged page.
    case broken(String)
    /// The log was opened for reading only.
    case readOnly

    public var description: String {
        switch self {
        case .outcomeUnknown(let what), .unavailable(let what), .broken(let what): what
        case .readOnly: "the log is open for reading only"
        }
    }
}
