import Glibc

/// Looks at a file before LMDB maps it: a map of a file that is too short ends the process with
/// SIGBUS, and a file that is none of LMDB's may be anything.
enum FilePreflight {
    private static let maximumPageCount: UInt64 = 1 << 40

    /// - Parameters:
    ///   - mayBegin: whether a file of no bytes may be begun anew: a crash before the first commit
    ///     leaves one.
    ///   - growsOnly: whether every commit must have all that the one before had.
    static func check(_ path: String, mayBegin: Bool, growsOnly: Bool) throws(LMDBError) {
        let file = try PageFile(path)
        guard try file.byteCount() > 0 else {
            if !mayBegin { throw .truncatedFile }
            return
        }
        let pageSize = PageReport.pageSize
        var bytes = [UInt8](repeating: 0, count: 2 * pageSize)
        guard file.read(into: &bytes) == bytes.count else {
            throw MetaHead.isBegun(bytes) ? .truncatedFile : .invalidFile
        }
        let metas = [bytes[..<pageSize], bytes[pageSize...]].compactMap { MetaHead(Array($0)) }
            .filter { $0.lastPage < maximumPageCount }
        guard let newest = metas.max(by: { $0.transaction < $1.transaction }) else {
            throw .invalidFile
        }
        // Asked for last: a writer lengthens the file first, and then says so in a meta page.
        guard try file.byteCount() >= (Int(newest.lastPage) + 1) * pageSize else {
            throw .truncatedFile
        }
        if growsOnly { try checkTurn(of: file) }
    }

    private static let attemptCount = 1000

    /// Judges meta pages that stand still: between two looks a writer may have written both.
    private static func checkTurn(of file: PageFile) throws(LMDBError) {
        for _ in 0..<attemptCount {
            let metas = MetaPages(file)
            if metas.areInTurn { return }
            guard metas != MetaPages(file) else { throw .metasOutOfTurn }
            sched_yield()
        }
        throw .beingWritten
    }
}
