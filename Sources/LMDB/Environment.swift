internal import CLMDB
import Synchronization

/// An LMDB file. One process opens it once; any number of processes may share it.
///
/// Synced commits only (no MDB_NOSYNC, no MDB_WRITEMAP), reader slots bound to the transaction and
/// not to the thread (MDB_NOTLS), one file without a folder of its own (MDB_NOSUBDIR).
@safe public final class Environment: @unchecked Sendable {
    private let handle: OpaquePointer
    private let identity: FileIdentity
    /// The file of locks of a writer.
    private var locks: FileIdentity?
    public let path: String
    public let isReadOnly: Bool
    /// Transactions hold it for reading, a resize for writing: 0.9.24 moves the map under a reader.
    private let mapLock = MapLock()
    /// Set once a commit failed in a way that leaves its outcome open.
    private let latched = Atomic<Bool>(false)
    /// The one transaction in which everything is read, if the environment was opened so. It is
    /// set before the environment is shared, and not changed after.
    private var pinned: PinnedTransaction?

    /// - Throws: ``LMDBError/openAlready``, ``LMDBError/truncatedFile``, ``LMDBError/invalidFile``,
    ///   or what the system answered.
    public init(path: String, options: EnvironmentOptions = .init()) throws(LMDBError) {
        self.path = path
        isReadOnly = options.isReadOnly
        if !options.isReadOnly, options.mayCreate, !FileIdentity.exists(path) {
            try FileIdentity.create(path)
        }
        try FilePreflight.check(
            path, mayBegin: !options.isReadOnly && options.mayCreate, growsOnly: options.growsOnly)
        // Before LMDB opens the file: opening it a second time, and closing it again, would already
        // wipe the table of readers and drop the locks of the first.
        identity = try FileIdentity.claim(path)
        do {
            unsafe handle = try Self.open(path, options)
        } catch {
            identity.release()
            throw error
        }
        // A throwing initialiser that has set every property still runs deinit, which closes.
        if !isReadOnly {
            locks = try FileIdentity(Self.lockPath(path))
            try clearStaleReaders()
        }
    }

    private static func lockPath(_ path: String) -> String { path + "-lock" }

    private static func open(_ path: String, _ options: EnvironmentOptions) throws(LMDBError)
        -> OpaquePointer
    {
        var handle: OpaquePointer?
        try unsafe check(mdb_env_create(&handle))
        let environment = unsafe promised(handle)
        unsafe MapFault.report(of: environment)
        do {
            try unsafe check(mdb_env_set_maxdbs(environment, UInt32(options.maximumTableCount)))
            try unsafe check(
                mdb_env_set_maxreaders(environment, UInt32(options.maximumReaderCount)))
            try unsafe check(mdb_env_set_mapsize(environment, options.mapSizeBytes))
            var flags = UInt32(MDB_NOSUBDIR | MDB_NOTLS)
            if options.isReadOnly { flags |= UInt32(MDB_RDONLY) }
            if options.isWithoutLock { flags |= UInt32(MDB_NOLOCK) }
            try unsafe check(mdb_env_open(environment, path, flags, 0o640))
        } catch {
            unsafe mdb_env_close(environment)
            throw error
        }
        return unsafe environment
    }

    deinit {
        pinned = nil
        identity.release()
        unsafe mdb_env_close(handle)
    }

    /// Runs `body` in a read transaction, which ends when it returns.
    public func read<Result, Failure: Error>(
        _ body: (borrowing ReadTransaction) throws(Failure) -> Result
    ) throws(TransactionFailure<Failure>) -> Result {
        try adoptingGrowth { () throws(TransactionFailure<Failure>) in
            mapLock.lockShared()
            defer { mapLock.unlockShared() }
            return try view(body)
        }
    }

    private func view<Result, Failure: Error>(
        _ body: (borrowing ReadTransaction) throws(Failure) -> Result
    ) throws(TransactionFailure<Failure>) -> Result {
        if let pinned {
            do { return try body(pinned.transaction) } catch { throw .body(error) }
        }
        let transaction: ReadTransaction
        do {
            transaction = unsafe try ReadTransaction(environment: handle)
        } catch {
            throw .database(error)
        }
        do { return try body(transaction) } catch { throw .body(error) }
    }

    /// Runs `body` in the write transaction; commits durably if it returns, aborts if it throws.
    ///
    /// Begin and commit happen on the calling thread, as LMDB demands; only one writer runs at a
    /// time, here and in all processes.
    public func write<Result, Failure: Error>(
        _ body: (borrowing WriteTransaction) throws(Failure) -> Result
    ) throws(TransactionFailure<Failure>) -> Result {
        guard !latched.load(ordering: .acquiring) else { throw .database(.latchedAfterFailure) }
        return try adoptingGrowth { () throws(TransactionFailure<Failure>) in
            mapLock.lockShared()
            defer { mapLock.unlockShared() }
            return try commit(body)
        }
    }

    private func commit<Result, Failure: Error>(
        _ body: (borrowing WriteTransaction) throws(Failure) -> Result
    ) throws(TransactionFailure<Failure>) -> Result {
        let transaction: WriteTransaction
        do {
            try requirePlace()
            transaction = unsafe try WriteTransaction(environment: handle, file: identity)
        } catch {
            throw .database(error)
        }
        let result: Result
        do { result = try body(transaction) } catch { throw .body(error) }
        do {
            try transaction.commit()
            try requirePlace()
        } catch {
            // Whatever failed, a smaller commit right after it could succeed and hide the loss.
            if error != .mapFull { latched.store(true, ordering: .releasing) }
            throw .database(DiskSpace.cause(of: error, on: path))
        }
        return result
    }

    /// Nobody would find what is written to a file that is no longer at its path, and with another
    /// file of locks two writers would not know of each other.
    private func requirePlace() throws(LMDBError) {
        guard !isReadOnly else { return }
        do throws(LMDBError) {
            if try FileIdentity(path) == identity, try FileIdentity(Self.lockPath(path)) == locks {
                return
            }
        } catch  where error != .noSuchFile {
            throw error
        } catch {}
        throw .fileReplaced
    }

    /// Another process may have enlarged the file; its size is adopted and the call repeated once.
    private func adoptingGrowth<Result, Failure: Error>(
        _ attempt: () throws(TransactionFailure<Failure>) -> Result
    ) throws(TransactionFailure<Failure>) -> Result {
        do {
            return try attempt()
        } catch .database(.mapResized) {
            do { try resize(toBytes: 0) } catch { throw .database(error) }
            return try attempt()
        }
    }

    /// Reads from here on all in one transaction, which it begins; answers with the number of the
    /// commit that is read. Beginning it, LMDB looks at no page but the meta pages.
    ///
    /// For who opened the file just now: tables are to be opened before a second thread reads.
    func pin() throws(LMDBError) -> UInt64 {
        unpin()
        do throws(TransactionFailure<LMDBError>) {
            let transaction = try adoptingGrowth { () throws(TransactionFailure<LMDBError>) in
                do throws(LMDBError) {
                    return unsafe try PinnedTransaction(environment: handle)
                } catch {
                    throw .database(error)
                }
            }
            pinned = transaction
            return transaction.transaction.number
        } catch {
            throw error.merged
        }
    }

    func unpin() { pinned = nil }

    /// Enlarges the map, waiting for every transaction of this process to end; 0 adopts the size
    /// that another process has set.
    ///
    /// - Throws: ``LMDBError/withinTransaction`` on a thread that is inside one: it would wait for
    ///   itself.
    public func resize(toBytes size: Int) throws(LMDBError) {
        try resizing { _ in size }
    }

    /// Enlarges the map to twice its size, as ``resize(toBytes:)`` does.
    public func doubleMap() throws(LMDBError) {
        try resizing { $0 * 2 }
    }

    private func resizing(_ newSize: (Int) -> Int) throws(LMDBError) {
        try mapLock.lock()
        defer { mapLock.unlock() }
        try unsafe check(mdb_env_set_mapsize(handle, newSize(mappedBytes())))
    }

    public func mapSizeBytes() throws(LMDBError) -> Int {
        mapLock.lockShared()
        defer { mapLock.unlockShared() }
        return try mappedBytes()
    }

    /// LMDB looks at a meta page for it, so the map must not move meanwhile.
    private func mappedBytes() throws(LMDBError) -> Int {
        var information = unsafe MDB_envinfo()
        try unsafe check(mdb_env_info(handle, &information))
        return unsafe information.me_mapsize
    }

    /// Frees the slots of processes that ended within a read transaction; answers how many.
    @discardableResult
    public func clearStaleReaders() throws(LMDBError) -> Int {
        var count: Int32 = 0
        try unsafe check(mdb_reader_check(handle, &count))
        return Int(count)
    }

    /// Opens a table; with `creating`, makes it if it is missing. Not to be called within a
    /// transaction.
    public func table<Key>(_ definition: TableDefinition<Key>, creating: Bool = false)
        throws(LMDBError) -> Table<Key>
    {
        let open = { (scope: TransactionScope, flags: UInt32) throws(LMDBError) -> Table<Key> in
            var table: MDB_dbi = 0
            try unsafe check(mdb_dbi_open(scope.handle, definition.name, flags, &table))
            return Table(handle: table, name: definition.name)
        }
        do {
            if creating {
                return try write { (transaction) throws(LMDBError) in
                    try open(transaction.scope, UInt32(MDB_CREATE))
                }
            }
        } catch {
            throw error.merged
        }
        do throws(TransactionFailure<LMDBError>) {
            return try adoptingGrowth { () throws(TransactionFailure<LMDBError>) in
                mapLock.lockShared()
                defer { mapLock.unlockShared() }
                do throws(LMDBError) {
                    if let pinned { return try open(pinned.transaction.scope, 0) }
                    // A handle outlives its transaction only if that is committed, also one that
                    // only reads.
                    let transaction = unsafe try ReadTransaction(environment: handle)
                    let table = try open(transaction.scope, 0)
                    try transaction.commit()
                    return table
                } catch {
                    throw .database(error)
                }
            }
        } catch {
            throw error.merged
        }
    }

    /// How many named tables the file has, whoever made them.
    public func tableCount() throws(LMDBError) -> Int {
        do {
            return try read { (transaction) throws(LMDBError) in
                var tables: MDB_dbi = 0
                try unsafe check(mdb_dbi_open(transaction.scope.handle, nil, 0, &tables))
                let main = Table<UInt64>(handle: tables, name: "")
                return try transaction.statistics(of: main).entryCount
            }
        } catch {
            throw error.merged
        }
    }

    /// A consistent copy of the file as it is now, synced, while others read and write.
    public func copy(to target: String) throws(LMDBError) {
        guard !FileIdentity.exists(target) else { throw .fileExists }
        mapLock.lockShared()
        defer { mapLock.unlockShared() }
        try unsafe check(mdb_env_copy2(handle, target, UInt32(MDB_CP_COMPACT)))
        try FileIdentity.synchronize(target)
    }
}

/// How an environment is opened.
public struct EnvironmentOptions: Sendable {
    /// Address space, not disk: reserved large at the start, so as not to grow under readers.
    public var mapSizeBytes = 1 << 38
    public var maximumTableCount = 16
    public var maximumReaderCount = 512
    public var isReadOnly = false
    /// Whether a writer makes the file if it is missing.
    public var mayCreate = true
    /// Whether no row is ever removed: then a newest commit with fewer rows is a damaged file.
    public var growsOnly = false
    /// For a copy in a folder that cannot be written: nobody may write to it meanwhile.
    public var isWithoutLock = false

    public init() {}

    public static var readOnly: EnvironmentOptions {
        var options = EnvironmentOptions()
        options.isReadOnly = true
        return options
    }
}
