import Glibc

/// A file that may be damaged, and may be in use, opened for somebody who trusts neither.
///
/// One commit is chosen, its pages are walked, and all that is read afterwards is read of it. With
/// the file of locks, LMDB keeps the pages of a commit from being used anew as long as a
/// transaction reads it, and beginning one touches no page but the meta pages. So the transaction
/// comes first, then the walk, then the reading.
///
/// Without the file of locks nobody may write meanwhile; whether somebody did is told afterwards.
public struct UntrustedFile {
    public let report: PageReport
    /// Reads that one commit; `nil` if the walk found damage.
    public let environment: Environment?
    private let file: PageFile
    /// The commit that is read is kept as it is by the file of locks.
    private let isLocked: Bool
    /// The meta pages when the commit was chosen.
    private let metas: MetaPages

    /// - Parameters:
    ///   - tables: how wide the keys of each table are that may be there; `nil`: any.
    ///   - mapSizeBytes: of how much address space LMDB makes use; `nil`: as usual.
    /// - Throws: ``LMDBError/beingWritten``, or if the file cannot be opened at all.
    public static func open(
        _ path: String, tables: [String: Int]? = nil, mapSizeBytes: Int? = nil
    ) throws(LMDBError) -> UntrustedFile {
        let file = try PageFile(path)
        let isLocked = hasLock(path)
        let metas = MetaPages(file)
        // What is not even begun as a file of LMDB is not shown to LMDB.
        guard metas.records.allSatisfy({ $0 != nil }) else {
            return try UntrustedFile(nil, file, isLocked, metas, tables)
        }
        var options = EnvironmentOptions.readOnly
        options.isWithoutLock = !isLocked
        if let mapSizeBytes { options.mapSizeBytes = mapSizeBytes }
        let environment: Environment
        do { environment = try Environment(path: path, options: options) } catch {
            // The walk says the same with the number of a page.
            guard error == .truncatedFile || error == .invalidFile else { throw error }
            return try UntrustedFile(nil, file, isLocked, metas, tables)
        }
        return try UntrustedFile(
            environment, file, isLocked, try pin(environment, file), tables)
    }

    private init(
        _ environment: Environment?, _ file: PageFile, _ isLocked: Bool, _ metas: MetaPages,
        _ tables: [String: Int]?
    ) throws(LMDBError) {
        self.file = file
        self.isLocked = isLocked
        self.metas = metas
        var report = PageReport(findings: metas.findings)
        if report.findings.isEmpty, let newest = metas.newest {
            report = try PageWalk.report(on: file, newest, tables: tables)
        }
        self.report = report
        self.environment = report.findings.isEmpty ? environment : nil
        if wasRewritten { throw .beingWritten }
    }

    /// Whether somebody wrote since, whom no lock kept from the pages that were read.
    public var wasRewritten: Bool { !isLocked && MetaPages(file) != metas }

    /// Without the right to write to it the file of locks is of no use: readers are listed there.
    private static func hasLock(_ path: String) -> Bool {
        unsafe access(path + "-lock", R_OK | W_OK) == 0
    }

    private static let attemptCount = 1000

    /// Begins the transaction, and takes the meta page of its commit while it stands: the second
    /// commit after it writes another one over it.
    private static func pin(_ environment: Environment, _ file: PageFile) throws(LMDBError)
        -> MetaPages
    {
        var last: MetaPages?
        for _ in 0..<attemptCount {
            let number = try environment.pin()
            // Read twice: if the older page is the same after the newer one was read, then the next
            // commit had not ended, and the one after it not begun to write where this one stands.
            let metas = MetaPages(file)
            if metas.areInTurn, metas.newest?.transaction == number, metas == MetaPages(file) {
                return metas
            }
            if metas == last, !metas.areInTurn { return metas }
            last = metas
            sched_yield()
        }
        throw .beingWritten
    }
}
