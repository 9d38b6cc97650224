import Glibc

/// The file read page by page, without a map: a damaged page is bytes, and cannot end the process.
final class PageFile {
    private let descriptor: Int32

    /// - Throws: ``LMDBError/notRegularFile``, or what the system answered.
    init(_ path: String) throws(LMDBError) {
        // Without O_NONBLOCK a pipe would be waited for until somebody writes to it.
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw LMDBError(rawValue: errno) }
        descriptor = opened
        guard try status().st_mode & S_IFMT == S_IFREG else { throw .notRegularFile }
    }

    deinit { close(descriptor) }

    /// How long the file is now: a writer may lengthen it at any time.
    func byteCount() throws(LMDBError) -> Int { Int(try status().st_size) }

    private func status() throws(LMDBError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw LMDBError(rawValue: errno) }
        return status
    }

    /// Fills `bytes` from `offset` on; answers with how many the file has there.
    func read(into bytes: inout [UInt8], from offset: Int = 0) -> Int {
        var done = 0
        while done < bytes.count {
            let count = bytes.count - done
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + done }, count,
                    off_t(offset + done))
            }
            guard read > 0 else { break }
            done += read
        }
        return done
    }

    /// `nil` if the file ends before.
    func bytes(from offset: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return read(into: &bytes, from: offset) == count ? bytes : nil
    }

    /// - Parameter number: within the file as it is, or was when its length was asked for.
    func page(_ number: UInt64) -> [UInt8]? {
        guard let index = Int(exactly: number), index <= Int.max / PageReport.pageSize - 1 else {
            return nil
        }
        return bytes(from: index * PageReport.pageSize, count: PageReport.pageSize)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// The little-endian number of `count` bytes at `offset`, all of which the bytes have.
    func number(at offset: Int, count: Int) -> UInt64 {
        var number: UInt64 = 0
        for place in 0..<count {
            number |= UInt64(self[startIndex + offset + place]) << UInt64(8 * place)
        }
        return number
    }
}
