import Glibc

/// The file read page by page, without a map: a damaged page is bytes, and cannot end the process.
final class PageFile {
    private let descriptor: Int32
    let byteCount: Int

    init(_ path: String) throws(LMDBError) {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw LMDBError(rawValue: errno) }
        descriptor = opened
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw LMDBError(rawValue: errno) }
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// `nil` if the file ends before.
    func bytes(from offset: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + done }, count - done,
                    off_t(offset + done))
            }
            guard read > 0 else { return nil }
            done += read
        }
        return bytes
    }

    func page(_ number: UInt64) -> [UInt8]? {
        guard let index = Int(exactly: number), index < byteCount / PageReport.pageSize else {
            return nil
        }
        return bytes(from: index * PageReport.pageSize, count: PageReport.pageSize)
    }
}

extension [UInt8] {
    /// The little-endian number of `count` bytes at `offset`, all of which the array holds.
    func number(at offset: Int, count: Int) -> UInt64 {
        self[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
