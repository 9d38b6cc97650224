internal import CLMDB

/// A place in a table. It lives within one call of its transaction.
@safe struct Cursor<Key: TableKey>: ~Copyable {
    private let handle: OpaquePointer

    enum Step {
        case first, next, previous, last
        case seek(Key)
    }

    init(_ scope: TransactionScope, _ table: Table<Key>) throws(LMDBError) {
        unsafe handle = try Self.open(scope, table)
    }

    private static func open(_ scope: TransactionScope, _ table: Table<Key>) throws(LMDBError)
        -> OpaquePointer
    {
        var handle: OpaquePointer?
        try unsafe check(mdb_cursor_open(scope.handle, table.handle, &handle))
        return unsafe promised(handle)
    }

    deinit { unsafe mdb_cursor_close(handle) }

    /// Hands each row from `start` to `body`, in order, until it answers `false`.
    func forEach(from start: Key?, _ body: (RawSpan, RawSpan) -> Bool) throws(LMDBError) {
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        guard try unsafe move(start.map(Step.seek) ?? .first, &key, &value) else { return }
        try unsafe forEach(&key, &value, keyByteCount: Key.byteCount, body)
    }

    /// The row that the cursor stands on, and those behind it.
    private func forEach(
        _ key: inout MDB_val, _ value: inout MDB_val, keyByteCount: Int,
        _ body: (RawSpan, RawSpan) -> Bool
    ) throws(LMDBError) {
        while true {
            guard unsafe key.mv_size == keyByteCount else { throw .corrupted }
            let goesOn = unsafe body(
                RawSpan(_unsafeStart: key.mv_data, byteCount: keyByteCount),
                RawSpan(_unsafeStart: value.mv_data, byteCount: value.mv_size))
            guard goesOn else { return }
            let code = unsafe mdb_cursor_get(handle, &key, &value, MDB_NEXT)
            if code == MDB_NOTFOUND { return }
            try check(code)
        }
    }

    /// `false` if there is no such row.
    func move(_ step: Step, _ key: inout MDB_val, _ value: inout MDB_val) throws(LMDBError) -> Bool
    {
        let code: Int32
        switch step {
        case .first: code = unsafe mdb_cursor_get(handle, &key, &value, MDB_FIRST)
        case .next: code = unsafe mdb_cursor_get(handle, &key, &value, MDB_NEXT)
        case .previous: code = unsafe mdb_cursor_get(handle, &key, &value, MDB_PREV)
        case .last: code = unsafe mdb_cursor_get(handle, &key, &value, MDB_LAST)
        case .seek(let start):
            code = try start.withBytes { bytes throws(LMDBError) in
                try unsafe withValue(bytes) { wanted in
                    unsafe key = wanted
                    return unsafe mdb_cursor_get(handle, &key, &value, MDB_SET_RANGE)
                }
            }
        }
        if code == MDB_NOTFOUND { return false }
        try check(code)
        return true
    }
}
