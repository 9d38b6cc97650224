import Cryptography
import Bytes
import Transparency

/// A row of the table of heads: the right edge of the tree and the checkpoint signed over it.
struct TreeRow {
    let range: CompactRange
    let note: SignedNote?

    /// One byte of count, the hashes, the note's text.
    var bytes: [UInt8] {
        let text = note?.encoded ?? ""
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + 32 * range.edge.count + text.utf8.count)
        bytes.append(UInt8(range.edge.count))
        for hash in range.edge { hash.append(to: &bytes) }
        bytes += text.utf8
        return bytes
    }

    init(range: CompactRange, note: SignedNote?) {
        self.range = range
        self.note = note
    }

    /// `nil` if the bytes are not a row for a tree of `size` leaves.
    init?(size: UInt64, _ bytes: [UInt8]) {
        guard let count = bytes.first.map(Int.init), bytes.count >= 1 + 32 * count else {
            return nil
        }
        let edge = HashList.decode(Array(bytes[1..<(1 + 32 * count)]))
        guard let edge, let range = CompactRange(size: size, edge: edge) else { return nil }
        self.range = range
        let rest = Array(bytes[(1 + 32 * count)...])
        if rest.isEmpty {
            note = nil
        } else {
            guard let parsed = try? SignedNote(parsing: rest) else { return nil }
            note = parsed
        }
    }
}

/// Hashes one after the other.
enum HashList {
    /// `nil` if the bytes are not a whole number of hashes.
    static func decode(_ bytes: [UInt8]) -> [MerkleHash]? {
        guard bytes.count % 32 == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: 32).compactMap {
            MerkleHash(bytes: bytes.rawSpan.extracting($0..<($0 + 32)))
        }
    }
}
