/// A text is not in the format that it should be in.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `checkpoint`, `signed note`, `tlog-proof`, `key`.
    public let format: String
    public let problem: String

    init(_ format: String, _ problem: String) {
        self.format = format
        self.problem = problem
    }

    public var description: String { "not a \(format): \(problem)" }
}
