import Transparency

/// Reads the stored heads one after the other, some at a time: there may be one for each record.
struct HeadReader {
    typealias Head = (size: UInt64, range: CompactRange?, note: SignedNote?)

    private var heads: ArraySlice<Head> = []
    /// From where the next ones are read; `nil` once all are.
    private var start: UInt64? = 0

    private static var chunkCount: Int { 1024 }

    /// The size of the next head.
    mutating func nextSize(in log: some AuditedLog) throws -> UInt64? {
        if heads.isEmpty, let first = start {
            let more = try log.heads(from: first, limit: Self.chunkCount)
            heads = more[...]
            start = more.last.flatMap { $0.size < .max ? $0.size + 1 : nil }
        }
        return heads.first?.size
    }

    /// The next head if it covers at most so many records.
    mutating func next(upTo size: UInt64, in log: some AuditedLog) throws -> Head? {
        guard let next = try nextSize(in: log), next <= size else { return nil }
        return heads.popFirst()
    }
}
