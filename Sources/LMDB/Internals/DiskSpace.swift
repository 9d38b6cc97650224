import Glibc

/// Tells a full disk, which LMDB 0.9.24 reports as a failure of the disk, for what it is.
enum DiskSpace {
    /// With less than this left no commit can be relied on to find its pages.
    static let neededByteCount: UInt64 = 1 << 20

    /// `.noSpace` for a failed write where nothing is left to write on; else the error itself.
    static func cause(
        of error: LMDBError, on path: String,
        freeByteCount: (String) -> UInt64? = DiskSpace.freeByteCount
    ) -> LMDBError {
        guard error == .inputOutput, let free = freeByteCount(path), free < neededByteCount else {
            return error
        }
        return .noSpace
    }

    /// What is left for this process on the disk of a file; `nil` if the system does not say.
    static func freeByteCount(_ path: String) -> UInt64? {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { return nil }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    }
}
