import Bytes
import EventCoding
public import EventSourcing
import LMDB
import Synchronization
public import Transparency

extension LMDBEventLog {
    /// Records in one read transaction: long enough to be fast, short enough to let pages go.
    static let chunkCount = 4096

    public func read(from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool) throws
    {
        var next = start.rawValue
        var goesOn = true
        while goesOn {
            var count = 0
            do {
                try environment.read { transaction in
                    try transaction.forEach(in: tables.records, from: next) { key, record in
                        guard key == next else {
                            throw LogFailure.broken("record \(next) is missing before \(key)")
                        }
                        goesOn = try body(LogPosition(key), record)
                        next += 1
                        count += 1
                        return goesOn && count < Self.chunkCount
                    }
                }
            } catch {
                throw Self.unwrapped(error, at: environment.path)
            }
            if count < Self.chunkCount { return }
        }
    }

    /// The same as a failure of the log.
    static func logFailure(_ error: any Error, at path: String) -> LogFailure {
        let error = unwrapped(error, at: path)
        return error as? LogFailure ?? .broken("\(path): \(error)")
    }

    /// The error that the reader threw, or what the database's means.
    static func unwrapped(_ error: any Error, at path: String) -> any Error {
        switch error {
        case let outer as TransactionFailure<any Error>:
            switch outer {
            case .database(let error): failure(error, at: path)
            case .body(let inner): unwrapped(inner, at: path)
            }
        case let error as LMDBError: failure(error, at: path)
        case _: error
        }
    }

    public func positions(of command: CommandID) throws(LogFailure) -> Range<UInt64>? {
        if index.withLock({ $0.lacks(command) }) { return nil }
        let first = try asking { (index, transaction) in
            try index.firstPosition(of: command, tables, transaction)
        }
        guard let first else { return nil }
        var end = first
        do {
            try read(from: LogPosition(first)) { _, record in
                guard try RecordIndexEntry(record).commandID == command else { return false }
                end += 1
                return true
            }
        } catch {
            throw Self.logFailure(error, at: environment.path)
        }
        guard end > first else { throw .broken("the index of command \(command) is damaged") }
        return first..<end
    }

    public func positions(of commands: [CommandID]) throws(LogFailure)
        -> [CommandID: Range<UInt64>]
    {
        let perhaps = index.withLock { index in commands.filter { !index.lacks($0) } }
        var found: [CommandID: Range<UInt64>] = [:]
        for command in perhaps { found[command] = try positions(of: command) }
        return found
    }

    public func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        throws(LogFailure) -> [LogPosition]
    {
        try asking { (index, transaction) in
            try index.positions(of: stream, after: version, limit: limit, tables, transaction)
        }
    }

    public func version(of stream: StreamReference) throws(LogFailure) -> StreamVersion {
        try asking { (index, transaction) in
            try index.version(of: stream, tables, transaction)
        }
    }

    /// Asks the index, which is first brought to the end of the log.
    private func asking<Answer: Sendable>(
        _ body: (LogIndex, borrowing ReadTransaction) throws -> Answer
    ) throws(LogFailure) -> Answer {
        // Only an append of this process between the two lines makes the transaction too old.
        for _ in 0..<Self.attemptCount {
            do {
                let answer = try environment.read { transaction in
                    let end = try count(transaction).rawValue
                    return try index.withLock { index -> Answer? in
                        guard try index.catchUp(to: end, with: tables, in: transaction) else {
                            return nil
                        }
                        return try body(index, transaction)
                    }
                }
                if let answer { return answer }
            } catch {
                throw Self.logFailure(error, at: environment.path)
            }
        }
        throw .broken("\(environment.path) has lost records")
    }

    /// Far more than a busy writer can spoil one after the other.
    private static let attemptCount = 1000

    // MARK: - The tree

    public func treeHead() throws -> TreeHead { try newestRow()?.range.head ?? .empty }

    public func checkpoint() throws -> SignedNote? { try newestRow()?.note }

    /// The newest head, by size; `nil` if the log is empty.
    private func newestRow() throws -> TreeRow? {
        let row = try reading { (transaction) throws(LMDBError) -> (UInt64, [UInt8])? in
            guard let size = try transaction.lastKey(of: tables.heads),
                let bytes = try transaction.copy(of: size, in: tables.heads)
            else { return nil }
            return (size, bytes)
        }
        guard let (size, bytes) = row else { return nil }
        guard let parsed = TreeRow(size: size, bytes) else {
            throw LogFailure.broken("the head of the tree of \(size) records is damaged")
        }
        return parsed
    }

    public func node(level: Int, index: UInt64) throws -> MerkleHash {
        let tileLevel = level / Tile.height
        let start = index << UInt64(level % Tile.height)
        let count = 1 << (level % Tile.height)
        let hashes = try nodes(tileLevel: tileLevel, from: start, count: count)
        return Tile.root(of: hashes[...])
    }

    /// Hashes of one tile: of level 0 from the records, else from its row.
    public func nodes(tileLevel: Int, from start: UInt64, count: Int) throws -> [MerkleHash] {
        guard tileLevel > 0 else { return try leaves(from: start, count: count) }
        let key = PairKey(UInt64(tileLevel), start >> 8)
        let place = Int(start & 255)
        let row = try reading { (transaction) throws(LMDBError) in
            try transaction.copy(of: key, in: tables.tiles)
        }
        guard let row else {
            throw LogFailure.broken("tile \(tileLevel)/\(start >> 8) is missing")
        }
        guard let hashes = HashList.decode(row), place + count <= hashes.count else {
            throw LogFailure.broken("tile \(tileLevel)/\(start >> 8) is damaged")
        }
        return Array(hashes[place..<(place + count)])
    }

    private func leaves(from start: UInt64, count: Int) throws -> [MerkleHash] {
        var hashes: [MerkleHash] = []
        hashes.reserveCapacity(count)
        try read(from: LogPosition(start)) { _, record in
            hashes.append(.leaf(record))
            return hashes.count < count
        }
        guard hashes.count == count else { throw LogFailure.broken("records are missing") }
        return hashes
    }

    /// The stored tile of a level and index; `nil` if there is none. For audits.
    public func storedTile(level: Int, index: UInt64) throws(LogFailure) -> [UInt8]? {
        try reading { (transaction) throws(LMDBError) in
            try transaction.copy(of: PairKey(UInt64(level), index), in: tables.tiles)
        }
    }

    /// A verified copy is the caller's business: this one is consistent and synced.
    public func copy(to path: String) throws(LogFailure) {
        do { try environment.copy(to: path) } catch { throw Self.failure(error, at: path) }
    }
}

extension LMDBEventLog {
    /// The checkpoint of the first commit whose tree has at least `size` leaves.
    public func checkpoint(covering size: UInt64) throws -> SignedNote? {
        var found: (UInt64, [UInt8])?
        do {
            try environment.read { transaction in
                try transaction.forEach(in: tables.heads, from: size) { key, row in
                    found = (key, row.copied())
                    return false
                }
            }
        } catch {
            throw Self.unwrapped(error, at: environment.path)
        }
        guard let (key, bytes) = found else { return nil }
        guard let row = TreeRow(size: key, bytes) else {
            throw LogFailure.broken("the head of the tree of \(key) records is damaged")
        }
        return row.note
    }
}
