internal import CStatx
import Glibc
import Synchronization

/// Which file it is, whatever path leads to it, and the register of those that are open.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64

    private static let open = Mutex<Set<FileIdentity>>([])

    /// Asks for nothing but the number: a file whose times have been asked for gets a new one with
    /// the next write, and its inode is then written by every commit, in half the time of a flush.
    init(_ path: String) throws(LMDBError) {
        var status = statx()
        guard unsafe statx(AT_FDCWD, path, 0, UInt32(STATX_INO), &status) == 0 else {
            throw LMDBError(rawValue: errno)
        }
        device = UInt64(status.stx_dev_major) << 32 | UInt64(status.stx_dev_minor)
        inode = status.stx_ino
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Makes a file of no bytes, which LMDB then begins, unless there is a file.
    static func create(_ path: String) throws(LMDBError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw LMDBError(rawValue: errno) }
        close(descriptor)
    }

    /// Registers the file at `path` as open in this process.
    static func claim(_ path: String) throws(LMDBError) -> FileIdentity {
        let identity = try FileIdentity(path)
        guard open.withLock({ $0.insert(identity).inserted }) else { throw .openAlready }
        return identity
    }

    func release() { _ = Self.open.withLock { $0.remove(self) } }

    /// Makes a file and its name in its folder durable.
    static func synchronize(_ path: String) throws(LMDBError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[..<$0]) } ?? "."
        for target in [path, folder.isEmpty ? "/" : folder] {
            let descriptor = unsafe Glibc.open(target, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw LMDBError(rawValue: errno) }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw LMDBError(rawValue: errno) }
        }
    }
}
