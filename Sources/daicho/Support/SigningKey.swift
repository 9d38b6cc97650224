import Cryptography
import Foundation
import Transparency

/// The key that signs checkpoints, in a file that only its owner can read.
enum SigningKey {
    static func read(_ path: String) throws -> NoteSigner {
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                .badInput, "\(path): no signing key here; name its file with --key")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.badInput, "\(path): the signing key cannot be read")
        }
        let text = String(decoding: data.prefix(4096), as: UTF8.self)
        do {
            let signer = try NoteSigner(
                encoded: text.trimmingCharacters(in: .whitespacesAndNewlines))
            if mode(of: path) & 0o077 != 0 {
                Console.error(
                    "\(path): others can read this signing key; 'chmod 600' keeps it yours")
            }
            return signer
        } catch {
            throw CommandFailure(
                .badInput,
                "\(path): is no signing key (\(error)); name the file that 'daicho init' wrote")
        }
    }

    /// The key at this path if this user can read it and it is the one that is known; whoever must
    /// have it is told what is wrong by ``read(_:)``.
    static func ifReadable(_ path: String, of verifier: NoteVerifier) -> NoteSigner? {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 4096,
            let signer = try? NoteSigner(
                encoded: String(decoding: data, as: UTF8.self)
                    .trimmingCharacters(in: .whitespacesAndNewlines)),
            signer.verifier.name == verifier.name,
            signer.verifier.publicKey == verifier.publicKey
        else { return nil }
        return signer
    }

    /// The permissions of a file; none if it has none to tell.
    private static func mode(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    /// Makes a key and writes it with mode 0600; never in place of another file.
    static func make(origin: String, at path: String) throws -> NoteSigner {
        let signer: NoteSigner
        do {
            signer = try NoteSigner(
                name: origin, seed: SecureRandom.bytes(Ed25519PrivateKey.seedByteCount))
        } catch {
            throw CommandFailure(
                .badInput, "--origin \(origin): must be a name without spaces and plus signs")
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                .badInput, "\(path): a file stands here; it is not overwritten; choose --key")
        }
        // Nobody else may read the file in the moment before its mode is set, either.
        let mask = umask(0o077)
        defer { umask(mask) }
        do {
            try Data((signer.encoded + "\n").utf8).write(
                to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw CommandFailure(.failed, "\(path): the key cannot be written: \(error.reason)")
        }
        return signer
    }
}

extension NoteSigner {
    /// The signed checkpoint of a tree head; the log's origin is the key's name.
    func checkpoint(_ head: TreeHead) throws -> SignedNote {
        try sign(Checkpoint(origin: verifier.name, head: head).text)
    }
}
