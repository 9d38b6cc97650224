import Cryptography
import Foundation
import Transparency

/// The key that signs checkpoints, in a file that only its owner can read.
enum SigningKey {
    static func read(_ path: String) throws -> NoteSigner {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                .badInput, "\(path): no signing key here; name its file with --key")
        }
        let text = String(decoding: data.prefix(4096), as: UTF8.self)
        do {
            return try NoteSigner(
                encoded: text.trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw CommandFailure(.badInput, "\(path): \(error)")
        }
    }

    /// Makes a key and writes it with mode 0600; never in place of another file.
    static func make(origin: String, at path: String) throws -> NoteSigner {
        let signer = try NoteSigner(
            name: origin, seed: SecureRandom.bytes(Ed25519PrivateKey.seedByteCount))
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.badInput, "\(path): a file stands here; it is not overwritten")
        }
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data((signer.encoded + "\n").utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure(.failed, "\(path): the key cannot be written") }
        return signer
    }
}

extension NoteSigner {
    /// The signed checkpoint of a tree head; the log's origin is the key's name.
    func checkpoint(_ head: TreeHead) throws -> SignedNote {
        try sign(Checkpoint(origin: verifier.name, head: head).text)
    }
}
