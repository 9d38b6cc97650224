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
}
