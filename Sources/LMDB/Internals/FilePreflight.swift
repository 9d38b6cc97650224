import Glibc

/// Looks at a file before LMDB maps it: a map of a file that is too short ends the process with
/// SIGBUS, and a file that is none of LMDB's may be anything.
enum FilePreflight {
    static let pageSize = 4096
    private static let magic: UInt32 = 0xBEEF_C0DE
    private static let version: UInt32 = 1

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
        var bytes = [UInt8](repeating: 0, count: 2 * pageSize)
        guard file.read(into: &bytes) == bytes.count else {
            throw MetaPage.isBegun(bytes) ? .truncatedFile : .invalidFile
        }
        let metas = [0, pageSize].compactMap { MetaPage(bytes, at: $0) }
        guard let newest = metas.max(by: { $0.transaction < $1.transaction }) else {
            throw .invalidFile
        }
        // Asked for last: a writer lengthens the file first, and then says so in a meta page.
        guard try file.byteCount() >= newest.pageCount * pageSize else { throw .truncatedFile }
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

    /// The parts of a meta page that say which commit is the newest and how long the file is.
    struct MetaPage {
        let transaction: UInt64
        let pageCount: Int

        /// Whether the first bytes are those of a meta page, however few follow.
        static func isBegun(_ bytes: [UInt8]) -> Bool {
            bytes.number(at: 10, count: 2) == 8
                && bytes.number(at: 16, count: 4) == UInt64(FilePreflight.magic)
        }

        /// `nil` if the page is not a meta page of this version of LMDB.
        init?(_ bytes: [UInt8], at offset: Int) {
            let span = unsafe bytes.span.bytes
            func load<Value: BitwiseCopyable>(_ place: Int, _ type: Value.Type) -> Value {
                unsafe span.unsafeLoadUnaligned(fromByteOffset: offset + place, as: type)
            }
            guard load(10, UInt16.self) == 8, load(16, UInt32.self) == FilePreflight.magic,
                load(20, UInt32.self) == FilePreflight.version,
                load(40, UInt32.self) == UInt32(FilePreflight.pageSize)
            else { return nil }
            guard let last = Int(exactly: load(136, UInt64.self)), last < 1 << 40 else {
                return nil
            }
            pageCount = last + 1
            transaction = load(144, UInt64.self)
        }
    }
}
