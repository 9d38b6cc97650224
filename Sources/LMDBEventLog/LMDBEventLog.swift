import Bytes
public import EventSourcing
import LMDB
import Synchronization
public import Transparency

/// The log in one LMDB file. Records, indexes, tiles and the tree's head of an append go into one
/// transaction, which is durable before the append is answered.
///
/// Writers of all processes take turns by LMDB's own lock. Inside a process the ledger engine lets
/// one poster at a time commit what came in meanwhile.
public final class LMDBEventLog: EventLog, TransparentLog {
    let environment: Environment
    let tables: Tables
    let sign: @Sendable (TreeHead) throws -> SignedNote?
    /// The tree as this process last left it; checked against the file at each append.
    let tree = Mutex(TreeWriter())
    let index = Mutex(LogIndex())

    /// Opens the log in `path`, and makes it if `creating`.
    ///
    /// - Parameter sign: signs the tree head of each commit.
    public init(
        path: String, creating: Bool = false, mapSizeBytes: Int? = nil,
        sign: @escaping @Sendable (TreeHead) throws -> SignedNote?
    ) throws(LogFailure) {
        self.sign = sign
        var options = EnvironmentOptions()
        options.mayCreate = creating
        options.growsOnly = true
        if let mapSizeBytes { options.mapSizeBytes = mapSizeBytes }
        do { environment = try Environment(path: path, options: options) } catch {
            throw Self.failure(error, at: path)
        }
        tables = try Self.openTables(environment, creating: creating)
    }

    /// Opens the log for reading: nothing is written, not even to the file of locks if the folder
    /// cannot be written.
    public init(readingFrom path: String) throws(LogFailure) {
        sign = { _ in nil }
        do { environment = try Self.openForReading(path) } catch {
            throw Self.failure(error, at: path)
        }
        tables = try Self.openTables(environment, creating: false)
    }

    /// Opens the log as an audit reads it: as it was at one commit.
    init(reading environment: Environment) throws(LogFailure) {
        sign = { _ in nil }
        self.environment = environment
        tables = try Self.openTables(environment, creating: false)
    }

    private static func openForReading(_ path: String) throws(LMDBError) -> Environment {
        var options = EnvironmentOptions.readOnly
        options.growsOnly = true
        do {
            return try Environment(path: path, options: options)
        } catch  where error == .notPermitted || error == .readOnlyFileSystem {
            options.isWithoutLock = true
            return try Environment(path: path, options: options)
        }
    }

    /// A file of another kind is refused before a table is made in it.
    private static func openTables(_ environment: Environment, creating: Bool) throws(LogFailure)
        -> Tables
    {
        let found: [UInt8]?
        do throws(LMDBError) {
            let count = creating ? try environment.tableCount() : 0
            let meta = try environment.table(Tables.meta, creating: creating && count == 0)
            // A crash may have come between the table and its row.
            if creating, count <= 1 { try writeFormat(to: meta, of: environment) }
            found = try format(in: meta, of: environment)
            if found == Tables.format { return try Tables(environment, meta, creating: creating) }
        } catch {
            throw failure(error, at: environment.path)
        }
        throw .broken(
            "\(environment.path) is not a '\(String(decoding: Tables.format, as: UTF8.self))' "
                + "file; its format is '\(String(decoding: found ?? [], as: UTF8.self))'")
    }

    private static func format(in meta: Table<UInt64>, of environment: Environment)
        throws(LMDBError) -> [UInt8]?
    {
        do {
            return try environment.read { (transaction) throws(LMDBError) in
                try transaction.copy(of: 0, in: meta)
            }
        } catch {
            throw error.merged
        }
    }

    private static func writeFormat(to meta: Table<UInt64>, of environment: Environment)
        throws(LMDBError)
    {
        guard try format(in: meta, of: environment) == nil else { return }
        let format = Tables.format
        do {
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.put(0, format.rawSpan, in: meta)
            }
        } catch {
            throw error.merged
        }
    }

    /// From now on a page that cannot be read any more ends the process with `status` and a line
    /// on standard error. For the main function of a program.
    public static func endProcessOnFault(status: Int32) { MapFault.endProcess(status: status) }

    /// Whether the log holds no event yet.
    public func isEmpty() throws(LogFailure) -> Bool { try next() == .start }

    public func next() throws(LogFailure) -> LogPosition {
        try reading { (transaction) throws(LMDBError) in try count(transaction) }
    }

    func count(_ transaction: borrowing some TransactionReading & ~Copyable) throws(LMDBError)
        -> LogPosition
    {
        guard let last = try transaction.lastKey(of: tables.records) else { return .start }
        guard last < .max else { throw .corrupted }
        return LogPosition(last + 1)
    }

    /// Runs `body` in a short read transaction.
    func reading<Result>(_ body: (borrowing ReadTransaction) throws(LMDBError) -> Result)
        throws(LogFailure) -> Result
    {
        do { return try environment.read(body) } catch {
            throw Self.failure(error.merged, at: environment.path)
        }
    }

    /// What a failure of the database means for the log.
    static func failure(_ error: LMDBError, at path: String) -> LogFailure {
        switch error {
        case .noSuchFile, .notFound: .broken("\(path): there is no ledger here")
        case .notRegularFile, .invalidFile, .versionMismatch, .corrupted, .pageNotFound,
            .truncatedFile, .keyExists, .badKeySize, .metasOutOfTurn:
            .broken("\(path): \(error)")
        case .panic, .latchedAfterFailure, .fileReplaced: .outcomeUnknown("\(path): \(error)")
        case _: .unavailable("\(path): \(error)")
        }
    }
}
