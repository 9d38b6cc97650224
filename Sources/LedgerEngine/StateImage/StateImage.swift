import Accounting
import Bytes
import Cryptography
import Dispatch
import EventSourcing
import ReadModels
import StateCoding
import Synchronization
import Transparency

/// A fold of the first events of a log in bytes that only the ledger's own key can make: a signed
/// note that names the log, the tree, the days and the hash of the state, then the state.
enum StateImage {
    /// The length of the note in four bytes, the note, the state.
    static func bytes(of fold: ViewFold, at head: TreeHead, signedBy signer: NoteSigner) throws
        -> [UInt8]
    {
        precondition(fold.view.progress.rawValue == head.size, "the fold is the tree's")
        return try bytes(of: fold, .view, fold.view, at: head, signedBy: signer)
    }

    /// The same of the index of movements.
    static func bytes(of index: FundMovements, at head: TreeHead, signedBy signer: NoteSigner)
        throws -> [UInt8]
    {
        precondition(index.progress.rawValue == head.size, "the index is the tree's")
        return try bytes(of: index, .movements, nil, at: head, signedBy: signer)
    }

    private static func bytes(
        of state: some StateCodable, _ content: StateImageNote.Content, _ view: LedgerView?,
        at head: TreeHead, signedBy signer: NoteSigner
    ) throws -> [UInt8] {
        var coded: [UInt8] = []
        state.appendState(to: &coded)
        let note = StateImageNote(
            content, of: view, at: head, origin: signer.verifier.name, state: coded)
        let signed = Array(try signer.sign(note.text).encoded.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + signed.count + coded.count)
        bytes.append(littleEndian: UInt32(signed.count))
        bytes += signed
        bytes += coded
        return bytes
    }

    /// The fold of the events of the tree `head`, if the file is an image of it that the key has
    /// signed and that tells about the day.
    static func fold(
        in file: borrowing PlainFile, of head: TreeHead, about day: LegalDate?,
        signedBy verifier: NoteVerifier
    ) -> ViewFold? {
        guard let note = note(in: file, .view, of: head, signedBy: verifier),
            note.tells(about: day), var fold: ViewFold = state(of: note, in: file),
            note.isOf(fold.view)
        else { return nil }
        fold.continue(on: day)
        return fold
    }

    /// The index of movements of the events of the tree `head`, as above.
    static func movements(
        in file: borrowing PlainFile, of head: TreeHead, signedBy verifier: NoteVerifier
    ) -> FundMovements? {
        guard let note = note(in: file, .movements, of: head, signedBy: verifier),
            let index: FundMovements = state(of: note, in: file),
            index.progress.rawValue == head.size
        else { return nil }
        return index
    }

    /// The signature is checked first: of a file by anybody else no more is read than a note may
    /// have.
    private static func note(
        in file: borrowing PlainFile, _ content: StateImageNote.Content, of head: TreeHead,
        signedBy verifier: NoteVerifier
    ) -> StateImageNote? {
        guard let length = file.bytes(4) else { return nil }
        let count = Int(length.rawSpan.littleEndian(at: 0, as: UInt32.self))
        guard count <= SignedNote.maximumBytes, let encoded = file.bytes(count),
            let signed = try? SignedNote(parsing: encoded), verifier.verifies(signed)
        else { return nil }
        return StateImageNote(parsing: signed.text, content, of: head, origin: verifier.name)
    }

    /// The hash is checked while the state is made, each taking as long as the other; a state of
    /// other bytes than were signed is thrown away.
    private static func state<State: StateCodable & Sendable>(
        of note: StateImageNote, in file: borrowing PlainFile
    ) -> State? {
        guard let bytes = file.bytes(note.byteCount) else { return nil }
        let digest = Mutex<SHA256Digest?>(nil)
        let state = Mutex<State?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                let read = try? State(stateBytes: bytes)
                state.withLock { $0 = read }
            } else {
                let hash = SHA256.hash(bytes)
                digest.withLock { $0 = hash }
            }
        }
        return digest.withLock { $0 } == note.digest ? state.withLock { $0 } : nil
    }
}
