import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Transparency

/// Reads for the rules what an act asks of the log, of which the last records may be decided and
/// not stored yet.
struct LogAnswers {
    let log: any EventLog & TransparentLog
    /// How many records the log holds.
    let first: LogPosition
    /// Those that follow.
    let records: [RecordChunk]

    /// What the act asks for; `nil` if the log does not reach so far.
    func answer(_ question: LogQuestion, in ledger: LedgerState) throws(LogFailure) -> LogExcerpt? {
        do {
            switch question {
            case .tree:
                let count = records.reduce(first.rawValue) { $0 + UInt64($1.count) }
                return try tree(size: count)
            case .treeOf(let size): return try tree(size: size.rawValue)
            case .event(let position):
                guard let event = try event(at: position) else { return nil }
                return .event(try ledger.decided(event))
            }
        } catch {
            throw error as? LogFailure ?? .broken("\(question): \(error)")
        }
    }

    private func tree(size: UInt64) throws -> LogExcerpt? {
        if size < first.rawValue {
            return excerpt(size: size, root: try Self.root(of: log, size: size))
        }
        var range = try range()
        for chunk in records {
            for index in 0..<chunk.count where range.size < size {
                range.append(.leaf(chunk[index]))
            }
        }
        return range.size == size ? excerpt(size: size, root: range.root) : nil
    }

    private static func root(of log: some NodeReader, size: UInt64) throws -> MerkleHash {
        try MerkleTree(log).root(size: size)
    }

    private func excerpt(size: UInt64, root: MerkleHash) -> LogExcerpt? {
        TreeRoot(root.bytes).map { .tree(size: LogPosition(size), root: $0) }
    }

    /// The tree of what the log holds.
    private func range() throws -> CompactRange {
        let size = first.rawValue
        // The right edge: a complete subtree for each bit of the size, the largest first.
        var edge: [MerkleHash] = []
        var start: UInt64 = 0
        for level in (0..<64).reversed() where size >> UInt64(level) & 1 == 1 {
            edge.append(try log.node(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        guard let range = CompactRange(size: size, edge: edge) else {
            throw LogFailure.broken("the tree of \(size) events has an edge of \(edge.count) nodes")
        }
        return range
    }

    private func event(at position: LogPosition) throws -> RecordedEvent? {
        if position >= first {
            var index = Int(position.rawValue - first.rawValue)
            for chunk in records {
                if index < chunk.count { return try RecordDecoder.decode(chunk[index]) }
                index -= chunk.count
            }
            return nil
        }
        var event: RecordedEvent?
        try log.read(from: position) { _, record in
            event = try RecordDecoder.decode(record)
            return false
        }
        return event
    }
}
