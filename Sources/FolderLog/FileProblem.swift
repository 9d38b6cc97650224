/// A file of a folder that is not as it must be.
public struct FileProblem: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The file holds something else than the records make.
        case wrong
        case missing
        /// No reader asks for it.
        case unknown
        /// It is kept as a witness's cosignature and is none.
        case cosignature
        /// It is no checkpoint, or not of these records.
        case checkpoint
    }

    public let kind: Kind
    /// The path within the folder.
    public let file: String
    /// The record at which the file begins to differ; `nil` if it is not about one.
    public let position: UInt64?
    public let expected: String
    public let found: String

    init(
        _ kind: Kind, _ file: String, at position: UInt64? = nil, expected: String, found: String
    ) {
        self.kind = kind
        self.file = file
        self.position = position
        self.expected = expected
        self.found = found
    }
}
