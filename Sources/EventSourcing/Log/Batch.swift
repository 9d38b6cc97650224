/// Records that are appended or not, as a whole, at one fixed place.
///
/// A batch is fixed before it is first tried and is never changed until its outcome is known: the
/// same append repeated is always safe, and never stores it twice.
public struct Batch: Hashable, Sendable {
    /// The position of the first record; the log's next position when the batch was made.
    public let first: LogPosition
    /// The bytes of each record, in order. What is stored is what is hashed and exported.
    public let records: [[UInt8]]

    public init(first: LogPosition, records: [[UInt8]]) {
        self.first = first
        self.records = records
    }

    /// The position after the last record.
    public var next: LogPosition { first.advanced(by: records.count) }
}
