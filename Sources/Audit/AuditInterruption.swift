/// Ends an audit before the end of the log: what is left is not checked, and nothing is found
/// wrong.
public struct AuditInterruption: Error {
    /// Why, as the list of what was not checked tells it.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}
