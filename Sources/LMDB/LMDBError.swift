internal import CLMDB

/// What LMDB or the system answered instead of success. An open set, since C's is open.
public struct LMDBError: Error, RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The C code: LMDB's own below zero, `errno` above.
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// MDB_KEYEXIST: an append whose key is not above the last one.
    public static let keyExists = LMDBError(rawValue: MDB_KEYEXIST)
    /// MDB_NOTFOUND: the table is not there.
    public static let notFound = LMDBError(rawValue: MDB_NOTFOUND)
    /// MDB_MAP_FULL: the map must be enlarged; the whole transaction is lost.
    public static let mapFull = LMDBError(rawValue: MDB_MAP_FULL)
    /// MDB_MAP_RESIZED: another process enlarged the file beyond this map.
    public static let mapResized = LMDBError(rawValue: MDB_MAP_RESIZED)
    /// MDB_READERS_FULL: more read transactions at once than the environment was opened for.
    public static let readersFull = LMDBError(rawValue: MDB_READERS_FULL)
    /// MDB_INVALID: the file is not an LMDB file.
    public static let invalidFile = LMDBError(rawValue: MDB_INVALID)
    /// MDB_VERSION_MISMATCH: the file is of another version of LMDB.
    public static let versionMismatch = LMDBError(rawValue: MDB_VERSION_MISMATCH)
    /// MDB_CORRUPTED: a page is of a kind that cannot stand there.
    public static let corrupted = LMDBError(rawValue: MDB_CORRUPTED)
    /// MDB_PAGE_NOTFOUND: a page that is referred to is not there.
    public static let pageNotFound = LMDBError(rawValue: MDB_PAGE_NOTFOUND)
    /// MDB_PANIC: an earlier failure to write the meta page; reopen to learn what is stored.
    public static let panic = LMDBError(rawValue: MDB_PANIC)
    /// MDB_BAD_VALSIZE: a key of 0 or of more than 511 bytes.
    public static let badKeySize = LMDBError(rawValue: MDB_BAD_VALSIZE)
    /// MDB_BAD_TXN: the transaction has failed before and can only be aborted.
    public static let badTransaction = LMDBError(rawValue: MDB_BAD_TXN)
    /// ENOENT: no file of that name.
    public static let noSuchFile = LMDBError(rawValue: 2)
    /// EIO: the disk failed; LMDB 0.9.24 reports a full disk so too.
    public static let inputOutput = LMDBError(rawValue: 5)
    /// EACCES: not permitted.
    public static let notPermitted = LMDBError(rawValue: 13)
    /// EEXIST: the file is there already.
    public static let fileExists = LMDBError(rawValue: 17)
    /// EINVAL: an argument that LMDB refuses.
    public static let invalidArgument = LMDBError(rawValue: 22)
    /// ENOSPC: the disk is full.
    public static let noSpace = LMDBError(rawValue: 28)
    /// EROFS: the file lies where nothing can be written.
    public static let readOnlyFileSystem = LMDBError(rawValue: 30)

    // Codes of this room, above any errno.
    /// The file is shorter than its newest meta page says: reading it would end the process.
    public static let truncatedFile = LMDBError(rawValue: 100_001)
    /// The same file is open in this process; closing one would drop the locks of the other.
    public static let openAlready = LMDBError(rawValue: 100_002)
    /// A commit failed earlier; what is stored must be read anew before anything is written.
    public static let latchedAfterFailure = LMDBError(rawValue: 100_003)
    /// The map was to grow on a thread that is inside a transaction.
    public static let withinTransaction = LMDBError(rawValue: 100_004)
    /// A folder, a pipe or a device: opening it as a file could wait for ever.
    public static let notRegularFile = LMDBError(rawValue: 100_005)
    /// Commits came, or the pages changed, faster than a reader without the file of locks can read.
    public static let beingWritten = LMDBError(rawValue: 100_006)

    /// The newer meta page is not that of the commit after the older one: a later state was lost.
    public static let metasOutOfTurn = LMDBError(rawValue: 100_007)
    /// Another file, or none, lies at the path, or the file of locks is another one: what is
    /// written would be lost, or written beside somebody who does not know.
    public static let fileReplaced = LMDBError(rawValue: 100_008)

    public var description: String {
        switch self {
        case .truncatedFile: "the file is shorter than its newest meta page says"
        case .openAlready: "the file is already open in this process"
        case .latchedAfterFailure: "an earlier commit failed; open the file anew"
        case .noSpace: "the disk is full"
        case .withinTransaction: "the map cannot grow within a transaction of the same thread"
        case .notRegularFile: "not a regular file"
        case .beingWritten: "the file is being written"
        case .metasOutOfTurn:
            "its two newest commits do not follow each other"
        case .fileReplaced:
            "the file, or its file of locks, was replaced or removed while it was open"
        case _: unsafe String(cString: mdb_strerror(rawValue))
        }
    }
}
