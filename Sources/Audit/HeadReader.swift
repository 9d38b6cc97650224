import Transparency

/// Reads the stored heads one after the other, some at a time: there may be one for each record.
struct HeadReader<Log: AuditedLog> {
    typealias Head = (size: UInt64, range: CompactRange?, note: SignedNote?)

    private var heads: ArraySlice<Head> = []
    /// From where the next ones are read; `nil` once all are.
    private var start: UInt64? = 0

    private static var chunkCount: Int { 1024 }

    /// The next head if it covers at most so many records.
    mutating func next(upTo size: UInt64, in log: Log) throws -> Head? {
        if heads.isEmpty, let first = start {
            let more = try log.heads(from: first, limit: Self.chunkCount)
            heads = more[...]
            start = more.last.flatMap { $0.size < .max ? $0.size + 1 : nil }
        }
        guard let head = heads.first, head.size <= size else { return nil }
        heads.removeFirst()
        return head
    }
}
