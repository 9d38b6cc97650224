import Cryptography
import StateCoding

/// Which pieces a state image consists of, in their order: the rest of the state first, then what
/// stands apart. Each has a hash of its own, so that it is read and believed without the others.
struct StateImageDirectory: Hashable {
    struct Piece: Hashable {
        /// `nil` for the rest.
        let section: StateSection?
        let byteCount: Int
        let digest: SHA256Digest
    }

    let pieces: [Piece]

    /// Stands for the rest.
    private static let rest = "-"

    /// The directory of a state, and the bytes of its pieces.
    static func laid(_ state: StateSections) -> (directory: Self, bytes: [[UInt8]]) {
        let apart = state.apart.sorted { $0.key < $1.key }
        let bytes = [state.rest] + apart.map(\.value)
        let pieces = zip([nil] + apart.map(\.key), bytes).map { section, bytes in
            Piece(section: section, byteCount: bytes.count, digest: SHA256.hash(bytes))
        }
        return (Self(pieces: pieces), bytes)
    }

    private init(pieces: [Piece]) { self.pieces = pieces }

    /// `nil` if the bytes are anything but what ``bytes`` is.
    init?(parsing bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var pieces: [Piece] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let byteCount = Int(words[1]), byteCount >= 0,
                let hash = Base64.decode(words[2]), let digest = SHA256Digest(bytes: hash)
            else { return nil }
            let section = words[0] == Self.rest ? nil : StateSection(String(words[0]))
            pieces.append(Piece(section: section, byteCount: byteCount, digest: digest))
        }
        self.pieces = pieces
        guard pieces.first?.section == .none, self.bytes == bytes else { return nil }
    }

    /// A line for each.
    var bytes: [UInt8] {
        Array(
            pieces.map { piece in
                let name = piece.section?.name ?? Self.rest
                return "\(name) \(piece.byteCount) \(Base64.encode(piece.digest.bytes))\n"
            }.joined().utf8)
    }
}
