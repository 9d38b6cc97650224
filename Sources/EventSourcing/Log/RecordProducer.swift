import Bytes

/// Takes the bytes of one record.
public typealias RecordSink = (RawSpan) throws(LogFailure) -> Void
/// Makes the records from a position on.
public typealias RecordProducer = (LogPosition, RecordSink) throws(LogFailure) -> AppendCondition

extension EventLog {
    /// For a log that takes batches whole.
    public func append(producing produce: RecordProducer) throws(LogFailure) -> Appended {
        try append { (next) throws(LogFailure) in
            var records: [[UInt8]] = []
            let condition = try produce(next) { record in records.append(record.copied()) }
            guard !records.isEmpty else { return nil }
            return PreparedBatch(Batch(first: next, records: records), if: condition)
        }
    }
}
