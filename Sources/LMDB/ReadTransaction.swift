internal import CLMDB

/// A view of the file as it was at one commit. It ends with the closure that it was given to:
/// kept open, it would keep every page alive that is changed after it.
@safe public struct ReadTransaction: ~Copyable {
    let handle: OpaquePointer

    init(environment: OpaquePointer) throws(LMDBError) {
        unsafe handle = try Self.begin(environment)
    }

    private static func begin(_ environment: OpaquePointer) throws(LMDBError) -> OpaquePointer {
        var handle: OpaquePointer?
        try unsafe check(mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &handle))
        return unsafe promised(handle)
    }

    /// The number of the commit that is read.
    var number: UInt64 { UInt64(UInt(bitPattern: unsafe mdb_txn_id(handle))) }

    /// Ends the transaction and keeps the tables that were opened in it.
    consuming func commit() throws(LMDBError) {
        let handle = unsafe handle
        discard self
        try unsafe check(mdb_txn_commit(handle))
    }

    deinit { unsafe mdb_txn_abort(handle) }
}

@available(*, unavailable)
extension ReadTransaction: Sendable {}

/// What both kinds of transaction can do.
public protocol TransactionReading: ~Copyable {
    /// The handle of LMDB's transaction.
    var scope: TransactionScope { get }
}

/// A transaction's handle, which only this room can open.
@safe public struct TransactionScope {
    let handle: OpaquePointer
}

@available(*, unavailable)
extension TransactionScope: Sendable {}

extension ReadTransaction: TransactionReading {
    public var scope: TransactionScope { unsafe TransactionScope(handle: handle) }
}

extension TransactionReading where Self: ~Copyable {
    /// Hands the value of `key` to `body` in place; `nil` if there is none.
    @discardableResult
    public func withValue<Key, Result, Failure: Error>(
        of key: Key, in table: Table<Key>, _ body: (RawSpan) throws(Failure) -> Result
    ) throws(TransactionFailure<Failure>) -> Result? {
        var value = unsafe MDB_val()
        let found: Bool
        do {
            found = try unsafe find(key, in: table, &value)
        } catch {
            throw .database(error)
        }
        guard found else { return nil }
        do {
            return try unsafe body(RawSpan(_unsafeStart: value.mv_data, byteCount: value.mv_size))
        } catch {
            throw .body(error)
        }
    }

    /// A copy of the value of `key`; `nil` if there is none.
    public func copy<Key>(of key: Key, in table: Table<Key>) throws(LMDBError) -> [UInt8]? {
        var value = unsafe MDB_val()
        guard try unsafe find(key, in: table, &value) else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size))
    }

    private func find<Key>(_ key: Key, in table: Table<Key>, _ value: inout MDB_val)
        throws(LMDBError) -> Bool
    {
        let code = try key.withBytes { bytes throws(LMDBError) in
            try unsafe LMDB.withValue(bytes) { key in
                unsafe mdb_get(scope.handle, table.handle, &key, &value)
            }
        }
        if code == MDB_NOTFOUND { return false }
        try check(code)
        return true
    }

    public func statistics<Key>(of table: Table<Key>) throws(LMDBError) -> TableStatistics {
        var statistics = MDB_stat()
        try unsafe check(mdb_stat(scope.handle, table.handle, &statistics))
        return TableStatistics(
            entryCount: Int(statistics.ms_entries), depth: Int(statistics.ms_depth),
            branchPageCount: Int(statistics.ms_branch_pages),
            leafPageCount: Int(statistics.ms_leaf_pages),
            overflowPageCount: Int(statistics.ms_overflow_pages))
    }

    /// Hands each row from `start` to `body`, in order, until it answers `false`.
    ///
    /// The bytes lie in the file's pages and end with the call. Inlined, so that `body` is called
    /// with a key in a register and its error costs nothing where there is none.
    @inlinable
    public func forEach<Key, Failure: Error>(
        in table: Table<Key>, from start: Key?,
        _ body: (Key, RawSpan) throws(Failure) -> Bool
    ) throws(TransactionFailure<Failure>) {
        var failure: Failure?
        do {
            try walk(table, from: start) { key, value in
                do throws(Failure) {
                    return try body(Key(bytes: key), value)
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw .database(error)
        }
        if let failure { throw .body(failure) }
    }

    @usableFromInline
    func walk<Key>(_ table: Table<Key>, from start: Key?, _ body: (RawSpan, RawSpan) -> Bool)
        throws(LMDBError)
    {
        let cursor = try Cursor(scope, table)
        try cursor.forEach(from: start, body)
    }

    /// The last key of the table; `nil` if it is empty.
    public func lastKey<Key>(of table: Table<Key>) throws(LMDBError) -> Key? {
        let cursor = try Cursor(scope, table)
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        guard try unsafe cursor.move(.last, &key, &value) else { return nil }
        guard unsafe key.mv_size == Key.byteCount else { throw .corrupted }
        return unsafe Key(bytes: RawSpan(_unsafeStart: key.mv_data, byteCount: key.mv_size))
    }
}

extension TransactionReading where Self: ~Copyable {
    /// The last key that is at most `bound`; `nil` if there is none.
    public func lastKey<Key>(of table: Table<Key>, notAbove bound: Key) throws(LMDBError) -> Key? {
        let cursor = try Cursor(scope, table)
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        var isFound = try unsafe cursor.move(.seek(bound), &key, &value)
        if isFound {
            guard unsafe key.mv_size == Key.byteCount else { throw .corrupted }
            let found = unsafe Key(
                bytes: RawSpan(_unsafeStart: key.mv_data, byteCount: key.mv_size))
            if found == bound { return found }
            isFound = try unsafe cursor.move(.previous, &key, &value)
        } else {
            isFound = try unsafe cursor.move(.last, &key, &value)
        }
        guard isFound else { return nil }
        guard unsafe key.mv_size == Key.byteCount else { throw .corrupted }
        return unsafe Key(bytes: RawSpan(_unsafeStart: key.mv_data, byteCount: key.mv_size))
    }
}

/// Either the database failed, or the closure that was given to it did.
public enum TransactionFailure<Body: Error>: Error, CustomStringConvertible {
    case database(LMDBError)
    case body(Body)

    public var description: String {
        switch self {
        case .database(let error): error.description
        case .body(let error): "\(error)"
        }
    }
}

extension TransactionFailure<LMDBError> {
    /// The one error, where the closure throws the database's own.
    public var merged: LMDBError {
        switch self {
        case .database(let error), .body(let error): error
        }
    }
}
