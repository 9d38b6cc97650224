import Bytes
public import EventSourcing
import LMDB
public import Transparency

extension LMDBEventLog {
    /// Records in one read transaction: long enough to be fast, short enough to let pages go.
    private static let chunkCount = 4096

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
        let row = try reading { (transaction) throws(LMDBError) in
            try transaction.copy(of: PairKey(command.high, command.low), in: tables.commands)
        }
        guard let row else { return nil }
        guard row.count == 12 else { throw .broken("the row of command \(command) is damaged") }
        let first: UInt64 = row.rawSpan.littleEndian(at: 0)
        let count: UInt32 = row.rawSpan.littleEndian(at: 8)
        guard first <= .max - UInt64(count) else {
            throw .broken("the row of command \(command) is damaged")
        }
        return first..<(first + UInt64(count))
    }

    public func positions(of stream: StreamReference, after version: StreamVersion, limit: Int)
        throws(LogFailure) -> [LogPosition]
    {
        try reading { (transaction) throws(LMDBError) in
            var positions: [LogPosition] = []
            let start = PairKey(stream.position.rawValue, UInt64(version.rawValue) + 1)
            do throws(TransactionFailure<LMDBError>) {
                try transaction.forEach(in: tables.streams, from: start) {
                    (key, value) throws(LMDBError) in
                    guard key.first == stream.position.rawValue, positions.count < limit else {
                        return false
                    }
                    guard value.byteCount == 8 else { throw .corrupted }
                    positions.append(LogPosition(value.littleEndian(at: 0)))
                    return true
                }
            } catch {
                throw error.merged
            }
            return positions
        }
    }

    public func version(of stream: StreamReference) throws(LogFailure) -> StreamVersion {
        try reading { (transaction) throws(LMDBError) in try version(of: stream, in: transaction) }
    }

    func version(
        of stream: StreamReference, in transaction: borrowing some TransactionReading & ~Copyable
    ) throws(LMDBError) -> StreamVersion {
        let bound = PairKey(stream.position.rawValue, .max)
        guard let last = try transaction.lastKey(of: tables.streams, notAbove: bound),
            last.first == stream.position.rawValue
        else { return .none }
        guard let version = UInt32(exactly: last.second) else { throw .corrupted }
        return StreamVersion(version)
    }

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

    /// Hashes of one tile: from its row, or for the open end of level 0 from the records.
    public func nodes(tileLevel: Int, from start: UInt64, count: Int) throws -> [MerkleHash] {
        let key = PairKey(UInt64(tileLevel), start >> 8)
        let place = Int(start & 255)
        let row = try reading { (transaction) throws(LMDBError) in
            try transaction.copy(of: key, in: tables.tiles)
        }
        if let row {
            guard let hashes = HashList.decode(row), place + count <= hashes.count else {
                throw LogFailure.broken("tile \(tileLevel)/\(start >> 8) is damaged")
            }
            return Array(hashes[place..<(place + count)])
        }
        guard tileLevel == 0 else {
            throw LogFailure.broken("tile \(tileLevel)/\(start >> 8) is missing")
        }
        var hashes: [MerkleHash] = []
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
