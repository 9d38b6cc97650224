import Bytes
import Cryptography
import Dispatch
import EventSourcing
import ReadModels
import StateCoding
import Synchronization
import Transparency

/// The fold of the first events of a log in bytes that only the ledger's own key can make: a signed
/// note that names the log, the tree and the hash of the state, then the state.
enum StateImage {
    /// The number goes up when the same events fold to another state of the same shape:
    /// StateImageTests tell.
    private static let title = "daicho state image 1"

    /// What the parts of the state are in this build: an image of any other is not read.
    private static let shape: SHA256Digest = {
        do { return SHA256.hash(Array(try StateShape(of: ViewFold.self).text.utf8)) } catch {
            preconditionFailure("the state's own examples do not fit: \(error)")
        }
    }()

    /// The length of the note in four bytes, the note, the state.
    static func bytes(of fold: ViewFold, at head: TreeHead, signedBy signer: NoteSigner) throws
        -> [UInt8]
    {
        precondition(fold.view.progress.rawValue == head.size, "the fold is the tree's")
        var state: [UInt8] = []
        fold.appendState(to: &state)
        let text =
            beginning(head, origin: signer.verifier.name)
            + end(byteCount: state.count, SHA256.hash(state))
        let note = Array(try signer.sign(text).encoded.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + note.count + state.count)
        bytes.append(littleEndian: UInt32(note.count))
        bytes += note
        bytes += state
        return bytes
    }

    /// What is signed. No checkpoint reads so: where it has the size, this has the origin, and
    /// where it has the root, this has the size.
    private static func beginning(_ head: TreeHead, origin: String) -> String {
        lines([
            title, origin, String(head.size), Base64.encode(head.root.bytes),
            Base64.encode(shape.bytes),
        ])
    }

    private static func end(byteCount: Int, _ digest: SHA256Digest) -> String {
        lines([String(byteCount), Base64.encode(digest.bytes)])
    }

    private static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    /// The fold of the events of the tree `head`, if the file is an image of it that the key has
    /// signed.
    ///
    /// The signature is checked first: of a file by anybody else no more is read than a note may
    /// have. The hash that it covers is checked while the state is made, each taking as long as the
    /// other; a state of other bytes than were signed is thrown away.
    static func fold(
        in file: borrowing PlainFile, of head: TreeHead, signedBy verifier: NoteVerifier
    )
        -> ViewFold?
    {
        guard let length = file.bytes(4) else { return nil }
        let count = Int(length.rawSpan.littleEndian(at: 0, as: UInt32.self))
        guard count <= SignedNote.maximumBytes, let encoded = file.bytes(count),
            let note = try? SignedNote(parsing: encoded), verifier.verifies(note),
            let byteCount = byteCount(note.text, head, origin: verifier.name),
            let state = file.bytes(byteCount),
            let (digest, fold) = hashAndFold(state),
            note.text.hasSuffix(end(byteCount: byteCount, digest)),
            fold.view.progress.rawValue == head.size
        else { return nil }
        return fold
    }

    /// `nil` if the bytes are no state.
    private static func hashAndFold(_ state: [UInt8]) -> (SHA256Digest, ViewFold)? {
        let digest = Mutex<SHA256Digest?>(nil)
        let fold = Mutex<ViewFold?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                let read = try? ViewFold(stateBytes: state)
                fold.withLock { $0 = read }
            } else {
                let hash = SHA256.hash(state)
                digest.withLock { $0 = hash }
            }
        }
        guard let digest = digest.withLock({ $0 }), let fold = fold.withLock({ $0 }) else {
            return nil
        }
        return (digest, fold)
    }

    /// How large the state is, of a note about this tree by this build.
    private static func byteCount(_ text: String, _ head: TreeHead, origin: String) -> Int? {
        let beginning = beginning(head, origin: origin)
        guard text.hasPrefix(beginning) else { return nil }
        let rest = text.dropFirst(beginning.count).split(separator: "\n")
        return rest.count == 2 ? Int(rest[0]).flatMap { $0 < 0 ? nil : $0 } : nil
    }
}
