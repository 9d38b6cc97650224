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
    /// The length of the note in four bytes, the note, the directory, the pieces of the state.
    static func bytes(of fold: ViewFold, at head: TreeHead, signedBy signer: NoteSigner) throws
        -> [UInt8]
    {
        precondition(fold.view.progress.rawValue == head.size, "the fold is the tree's")
        return try bytes(of: fold, .view, fold.view, at: head, signedBy: signer)
    }

    /// The same of an index.
    static func bytes<Index: ImagedIndex>(
        of index: Index, at head: TreeHead, signedBy signer: NoteSigner
    ) throws -> [UInt8] {
        precondition(index.progress.rawValue == head.size, "the index is the tree's")
        return try bytes(of: index, Index.content, nil, at: head, signedBy: signer)
    }

    private static func bytes(
        of state: some StateCodable, _ content: StateImageNote.Content, _ view: LedgerView?,
        at head: TreeHead, signedBy signer: NoteSigner
    ) throws -> [UInt8] {
        let (directory, pieces) = StateImageDirectory.laid(state.stateSections)
        let note = StateImageNote(
            content, of: view, at: head, origin: signer.verifier.name, state: directory.bytes)
        let signed = Array(try signer.sign(note.text).encoded.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            4 + signed.count + note.byteCount + pieces.reduce(0) { $0 + $1.count })
        bytes.append(littleEndian: UInt32(signed.count))
        bytes += signed
        bytes += directory.bytes
        for piece in pieces { bytes += piece }
        return bytes
    }

    /// The fold of the events of the tree `head`, if the file is an image of it that the key has
    /// signed and that tells about the days; it goes on about the first.
    ///
    /// - Parameter sections: what is read of it beside what always is; all of it if `nil`.
    static func fold(
        in file: borrowing PlainFile, of head: TreeHead, about days: [LegalDate?],
        only sections: Set<StateSection>? = nil, signedBy verifier: NoteVerifier
    ) -> ViewFold? {
        guard let note = note(in: file, .view, of: head, signedBy: verifier),
            days.allSatisfy(note.tells),
            var fold: ViewFold = state(of: note, in: file, only: sections),
            note.isOf(fold.view)
        else { return nil }
        fold.continue(on: days.first ?? nil)
        return fold
    }

    /// The index of the events of the tree `head`, as above.
    static func index<Index: ImagedIndex>(
        in file: borrowing PlainFile, of head: TreeHead, only sections: Set<StateSection>? = nil,
        signedBy verifier: NoteVerifier
    ) -> Index? {
        guard let note = note(in: file, Index.content, of: head, signedBy: verifier),
            let index: Index = state(of: note, in: file, only: sections),
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

    /// The hashes are checked on another thread while the state is made, each taking as long as the
    /// other; a state of other bytes than were signed is thrown away.
    private static func state<State: StateCodable & Sendable>(
        of note: StateImageNote, in file: borrowing PlainFile,
        only sections: Set<StateSection>? = nil
    ) -> State? {
        guard let directory = directory(of: note, in: file) else { return nil }
        var pieces = StateSections()
        var read: [(bytes: [UInt8], digest: SHA256Digest)] = []
        var place = file.place
        for piece in directory.pieces {
            defer { place += piece.byteCount }
            if let section = piece.section, sections.map({ !$0.contains(section) }) ?? false {
                continue
            }
            let bytes = file.bytes(from: place, upTo: piece.byteCount)
            guard bytes.count == piece.byteCount else { return nil }
            read.append((bytes, piece.digest))
            if let section = piece.section {
                pieces.apart[section] = bytes
            } else {
                pieces.rest = bytes
            }
        }
        let isSigned = Mutex(false)
        let hashing = DispatchGroup()
        DispatchQueue.global().async(group: hashing) { [read] in
            let all = read.allSatisfy { SHA256.hash($0.bytes) == $0.digest }
            isSigned.withLock { $0 = all }
        }
        let state = try? State(pieces)
        hashing.wait()
        return isSigned.withLock { $0 } ? state : nil
    }

    private static func directory(of note: StateImageNote, in file: borrowing PlainFile)
        -> StateImageDirectory?
    {
        guard let bytes = file.bytes(note.byteCount), SHA256.hash(bytes) == note.digest else {
            return nil
        }
        return StateImageDirectory(parsing: bytes)
    }
}
