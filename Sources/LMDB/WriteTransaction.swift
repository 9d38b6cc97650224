internal import CLMDB

/// A write transaction. It can neither be copied nor leave ``Environment/write(_:)``: it ends
/// exactly once, by a commit when the closure returns or by an abort when it throws.
@safe public struct WriteTransaction: ~Copyable {
    let handle: OpaquePointer
    private let file: FileIdentity

    init(environment: OpaquePointer, file: FileIdentity) throws(LMDBError) {
        unsafe handle = try Self.begin(environment, file)
        self.file = file
    }

    private static func begin(_ environment: OpaquePointer, _ file: FileIdentity) throws(LMDBError)
        -> OpaquePointer
    {
        try FaultPlan.strike(file)
        var handle: OpaquePointer?
        try unsafe check(mdb_txn_begin(environment, nil, 0, &handle))
        return unsafe promised(handle)
    }

    consuming func commit() throws(LMDBError) {
        let handle = unsafe handle
        let file = file
        discard self
        do {
            try FaultPlan.strike(file)
        } catch {
            unsafe mdb_txn_abort(handle)
            throw error
        }
        try unsafe check(mdb_txn_commit(handle))
        try FaultPlan.strike(file)
    }

    deinit { unsafe mdb_txn_abort(handle) }

    /// Writes a row whose key is above every key of the table.
    public func append<Key>(_ key: Key, _ value: RawSpan, to table: Table<Key>) throws(LMDBError) {
        try put(key, value, in: table, flags: UInt32(MDB_APPEND))
    }

    /// Writes a row, in place of the one with the same key if there is one.
    public func put<Key>(_ key: Key, _ value: RawSpan, in table: Table<Key>) throws(LMDBError) {
        try put(key, value, in: table, flags: 0)
    }

    private func put<Key>(_ key: Key, _ value: RawSpan, in table: Table<Key>, flags: UInt32)
        throws(LMDBError)
    {
        try FaultPlan.strike(file)
        try key.withBytes { bytes throws(LMDBError) in
            try unsafe LMDB.withValue(bytes) { key throws(LMDBError) in
                try unsafe LMDB.withValue(value) { value throws(LMDBError) in
                    try unsafe check(mdb_put(handle, table.handle, &key, &value, flags))
                }
            }
        }
    }

    /// Removes a row; `false` if there is none.
    @discardableResult
    public func remove<Key>(_ key: Key, from table: Table<Key>) throws(LMDBError) -> Bool {
        try FaultPlan.strike(file)
        let code = try key.withBytes { bytes throws(LMDBError) in
            try unsafe LMDB.withValue(bytes) { key in
                unsafe mdb_del(handle, table.handle, &key, nil)
            }
        }
        if code == MDB_NOTFOUND { return false }
        try check(code)
        return true
    }
}

@available(*, unavailable)
extension WriteTransaction: Sendable {}

extension WriteTransaction: TransactionReading {
    public var scope: TransactionScope { unsafe TransactionScope(handle: handle) }
}
