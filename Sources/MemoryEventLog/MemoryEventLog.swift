import Bytes
import EventCoding
public import EventSourcing
import Synchronization
public import Transparency

/// The in-memory twin of the log: the same contract, without a disk. For dry runs and tests.
public final class MemoryEventLog: EventLog, TransparentLog {
    private struct State {
        var records: [[UInt8]] = []
        var leaves: [MerkleHash] = []
        var range = CompactRange()
        var commands: [CommandID: Range<UInt64>] = [:]
        var streams: [StreamReference: [LogPosition]] = [:]
        var checkpoint: SignedNote?
    }

    private let state = Mutex(State())
    private let sign: @Sendable (TreeHead) throws -> SignedNote?

    /// - Parameter sign: signs the tree head of each append; `nil` for none.
    public init(sign: @escaping @Sendable (TreeHead) throws -> SignedNote? = { _ in nil }) {
        self.sign = sign
    }

    public func next() -> LogPosition { state.withLock { LogPosition($0.range.size) } }

    public func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended
    {
        let outcome = state.withLock { state in
            Result { () throws(LogFailure) in try Self.append(batch, condition, to: &state, sign) }
        }
        return try outcome.get()
    }

    /// `prepare` may read the log; it is asked again if another writer came between.
    public func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        while true {
            let next = next()
            guard let prepared = try prepare(next) else { return .nothing(next: next) }
            let outcome = try append(prepared.batch, if: prepared.condition)
            guard case .taken = outcome, prepared.batch.first == next else { return outcome }
        }
    }

    private static func append(
        _ batch: Batch, _ condition: AppendCondition, to state: inout State,
        _ sign: (TreeHead) throws -> SignedNote?
    ) throws(LogFailure) -> Appended {
        let next = LogPosition(state.range.size)
        guard !batch.records.isEmpty else { return .nothing(next: next) }
        guard batch.first == next else {
            let stored = state.records.dropFirst(Int(clamping: batch.first.rawValue))
            if Array(stored.prefix(batch.records.count)) == batch.records {
                return .stored(next: next)
            }
            return .taken(
                next: next,
                moved: condition.moved { version(of: $0, in: state) })
        }
        var changed = state
        for record in batch.records { try add(record, to: &changed) }
        do {
            changed.checkpoint = try sign(changed.range.head)
        } catch {
            throw .unavailable("the checkpoint cannot be signed: \(error)")
        }
        state = changed
        return .stored(next: batch.next)
    }

    private static func add(_ record: [UInt8], to state: inout State) throws(LogFailure) {
        let position = LogPosition(state.range.size)
        let view: RecordIndexEntry
        do { view = try RecordIndexEntry(record.rawSpan) } catch { throw .broken("\(error)") }
        guard view.position == position else { throw .broken("a record for another position") }
        let first = state.commands[view.commandID]?.lowerBound ?? position.rawValue
        state.commands[view.commandID] = first..<(position.rawValue + 1)
        state.streams[view.stream, default: []].append(position)
        let leaf = MerkleHash.leaf(record.rawSpan)
        state.leaves.append(leaf)
        state.range.append(leaf)
        state.records.append(record)
    }

    private static func version(of stream: StreamReference, in state: State) -> StreamVersion {
        StreamVersion(UInt32(state.streams[stream]?.count ?? 0))
    }

    public func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws
    {
        let records = state.withLock { $0.records }
        for (index, record) in records.enumerated().dropFirst(Int(clamping: start.rawValue)) {
            guard try body(LogPosition(UInt64(index)), record.rawSpan) else { return }
        }
    }

    public func positions(of command: CommandID) -> Range<UInt64>? {
        state.withLock { $0.commands[command] }
    }

    public func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        -> [LogPosition]
    {
        state.withLock { state in
            Array((state.streams[stream] ?? []).dropFirst(Int(version.rawValue)).prefix(limit))
        }
    }

    public func version(of stream: StreamReference) -> StreamVersion {
        state.withLock { Self.version(of: stream, in: $0) }
    }

    public func treeHead() -> TreeHead { state.withLock { $0.range.head } }

    public func checkpoint() -> SignedNote? { state.withLock { $0.checkpoint } }

    public func node(level: Int, index: UInt64) -> MerkleHash {
        state.withLock { state in
            let start = Int(index) << level
            return Tile.root(of: state.leaves[start..<(start + (1 << level))])
        }
    }
}
