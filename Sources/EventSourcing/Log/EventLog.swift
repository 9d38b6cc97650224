/// The one ordered, append-only record. The contract stands here, at the log, not at a key-value
/// store: each database implements it natively, and one contract suite judges them all.
///
/// Calls block until they are answered; they are made from a thread of one's own, not a task.
public protocol EventLog: Sendable {
    /// The position that the next event will get: never older than any append that was answered
    /// before the call, and certain to survive.
    func next() throws(LogFailure) -> LogPosition

    /// Stores the batch durably if `batch.first` is the log's next position.
    ///
    /// Repeating a call is always safe: a batch that stands at its place already is `stored`.
    /// - Parameter condition: what the decision read; used to tell what moved.
    /// - Throws: ``LogFailure/outcomeUnknown(_:)`` if it may or may not be stored.
    func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended

    /// Asks `prepare` for a batch at the next position and stores it while no other writer comes
    /// between. `prepare` may be asked again if another writer came first, and may decline.
    ///
    /// `prepare` looks at the log up to the position it is given and no further. A batch whose
    /// outcome is unknown is never prepared anew: a log either tries the same one again or throws.
    func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended

    /// The same, record by record: `produce` hands each record to the sink that it is given, and
    /// answers with what the decisions read. A log may store the first records while the later ones
    /// are made; one that throws or hands over nothing stores nothing.
    func append(producing produce: RecordProducer) throws(LogFailure) -> Appended

    /// Hands each record from `start` to `body`, in order, until the end of the log or until `body`
    /// answers `false`. A prefix is read, never a gap; no transaction outlives a bounded chunk.
    func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws

    /// The positions of the command's events; `nil` if it is not in the log.
    func positions(of command: CommandID) throws(LogFailure) -> Range<UInt64>?

    /// The positions of the events of those of the commands that are in the log.
    func positions(of commands: [CommandID]) throws(LogFailure) -> [CommandID: Range<UInt64>]

    /// The positions of the stream's events after `version`, in order, at most `limit`.
    func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        throws(LogFailure) -> [LogPosition]

    /// How many events the stream has.
    func version(of stream: StreamReference) throws(LogFailure) -> StreamVersion
}

extension EventLog {
    /// For a log that looks for one at a time.
    public func positions(of commands: [CommandID]) throws(LogFailure)
        -> [CommandID: Range<UInt64>]
    {
        var found: [CommandID: Range<UInt64>] = [:]
        for command in commands { found[command] = try positions(of: command) }
        return found
    }
}

/// The definite answers to an append.
public enum Appended: Hashable, Sendable {
    /// Every record is durable at its position.
    case stored(next: LogPosition)
    /// Another batch stands at `first`, or the log ends before it: nothing was stored, and this
    /// batch never will be at that place. `moved` names the streams of the condition that moved.
    case taken(next: LogPosition, moved: [MovedStream])
    /// Nothing was asked to be stored.
    case nothing(next: LogPosition)
}
