internal import Glibc

/// A file that is read from its beginning, straight into arrays.
///
/// Foundation reads through buffers of its own, which costs a copy of everything.
public struct PlainFile: ~Copyable {
    private let descriptor: Int32

    /// `nil` if no file can be read there, or what lies there is no plain file: a pipe would never
    /// end, and a link may lead anywhere.
    public init?(path: String) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The next `count` bytes; `nil` if there are not so many.
    ///
    /// Room is made for so many at once: the caller knows that the number is honest.
    public func bytes(_ count: Int) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                guard let start = buffer.baseAddress else { return }
                let got = unsafe read(descriptor, start + filled, count - filled)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { return }
                filled += got
            }
        }
        return bytes.count == count ? bytes : nil
    }

    /// How far ``bytes(_:)`` has come.
    public var place: Int { Int(lseek(descriptor, 0, SEEK_CUR)) }

    /// How long the file is now; `nil` if the system does not tell.
    public var byteCount: Int? {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : nil
    }

    /// The bytes from `offset` on, at most `count`: fewer where the file ends before. Where
    /// ``bytes(_:)`` goes on is not changed.
    public func bytes(from offset: Int, upTo count: Int) -> [UInt8] {
        let there = min(count, max(0, (byteCount ?? 0) - offset))
        return unsafe [UInt8](unsafeUninitializedCapacity: there) { buffer, filled in
            while filled < there {
                guard let start = buffer.baseAddress else { return }
                let got = unsafe pread(
                    descriptor, start + filled, there - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { return }
                filled += got
            }
        }
    }

    /// Puts a file of these bytes at `path` once they are on the disk, in place of the file that
    /// lies there. Neither name is followed if it is a link, and a folder is not replaced.
    ///
    /// - Parameter draft: the name that it has until it is whole; what lies there is removed.
    /// - Returns: `false`, and `path` as before, if that is not possible.
    public static func put(
        _ bytes: [UInt8], at path: String, draft: String, permissions: UInt16
    ) -> Bool {
        remove(draft)
        let descriptor = unsafe open(
            draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(permissions))
        guard descriptor >= 0 else { return false }
        let isWhole = write(bytes, to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWhole, unsafe rename(draft, path) == 0 else {
            remove(draft)
            return false
        }
        return true
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                guard let start = buffer.baseAddress else { return false }
                let count = unsafe Glibc.write(descriptor, start + done, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    /// Returns once the names in a folder are on the disk.
    public static func syncFolder(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// Writes zeros over a file and removes it.
    ///
    /// - Returns: `false` if its name is still there.
    public static func destroy(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor >= 0 {
            var facts = stat()
            if unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG {
                _ = write([UInt8](repeating: 0, count: Int(facts.st_size)), to: descriptor)
                _ = fsync(descriptor)
            }
            close(descriptor)
        }
        return unsafe unlink(path) == 0
    }

    /// Sets the time of a file's last change to now, if this user may; a link is not followed.
    public static func touch(_ path: String) {
        _ = unsafe utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW)
    }

    /// When a file was changed last, in nanoseconds since 1970; `nil` if it is not there.
    public static func modifiedAt(_ path: String) -> Int? {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        return facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec
    }

    /// Removes a file or a link, never a folder.
    public static func remove(_ path: String) { _ = unsafe unlink(path) }
}
