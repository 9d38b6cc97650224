/// What a decision read: the streams, each at the version that it then had.
///
/// An append on a log that has moved fails, and says which of these streams moved, so that a caller
/// can tell a real conflict from an event about something else.
public struct AppendCondition: Sendable {
    // As it was read, a stream perhaps more than once: a batch reads much and is seldom asked.
    private var reads: [(stream: StreamReference, version: StreamVersion)] = []

    /// An append that read nothing, such as the first of a ledger.
    public static let none = AppendCondition([:])

    public init(_ versions: [StreamReference: StreamVersion]) {
        reads = versions.map { ($0.key, $0.value) }
    }

    /// Adds a stream; the older version of a stream is the one that counts.
    public mutating func add(_ stream: StreamReference, at version: StreamVersion) {
        reads.append((stream, version))
    }

    /// The streams with the versions that they must still have.
    public var versions: [StreamReference: StreamVersion] {
        Dictionary(reads.map { ($0.stream, $0.version) }, uniquingKeysWith: min)
    }

    /// The streams that are no longer at the version read, by ascending reference.
    public func moved(given current: (StreamReference) throws -> StreamVersion) rethrows
        -> [MovedStream]
    {
        try versions.sorted { $0.key < $1.key }.compactMap { stream, expected in
            let actual = try current(stream)
            return actual == expected
                ? nil : MovedStream(stream: stream, expected: expected, actual: actual)
        }
    }
}

/// A stream that another writer has moved on since it was read.
public struct MovedStream: Hashable, Sendable, CustomStringConvertible {
    public let stream: StreamReference
    public let expected: StreamVersion
    public let actual: StreamVersion

    public init(stream: StreamReference, expected: StreamVersion, actual: StreamVersion) {
        self.stream = stream
        self.expected = expected
        self.actual = actual
    }

    public var description: String { "\(stream) was at version \(expected), is at \(actual)" }
}
