import Bytes

/// Records one behind the other, each after its length in two big-endian bytes: a bundle of C2SP
/// tlog-tiles, or the file `records` of a package.
struct EntryBundle {
    let bytes: [UInt8]
    /// Where each record stands.
    private(set) var places: [Range<Int>] = []
    /// Where the last whole record ends.
    private(set) var end = 0

    /// Takes as many whole records as the bytes hold, at most `limit`.
    init(_ bytes: [UInt8], upTo limit: Int = .max) {
        self.bytes = bytes
        while places.count < limit, bytes.count - end >= 2 {
            let count = Int(bytes[end]) << 8 | Int(bytes[end + 1])
            let start = end + 2
            guard bytes.count - start >= count else { return }
            places.append(start..<(start + count))
            end = start + count
        }
    }

    /// The largest number of bytes that `count` records can take.
    static func byteLimit(_ count: Int) -> Int { count * (2 + 65_535) }
}
