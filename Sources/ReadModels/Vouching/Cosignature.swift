public import EventSourcing
public import Transparency

/// What a witness who has replayed a ledger leaves there: the checkpoint with his cosignature, and
/// a note that says what its events come to. In a file both stand one behind the other, with an
/// empty line between.
public struct Cosignature: Sendable {
    /// Signed by the log and by the witness.
    public let checkpoint: SignedNote
    public let stateNote: SignedNote
    public let state: StateNote
    /// When the witness signed, in seconds since 1970 by his clock.
    public let time: UInt64

    /// Beyond it a file is refused unread.
    public static let maximumBytes = 2 * SignedNote.maximumBytes + 1

    /// The same witness signs both, and both are about one tree of one log.
    ///
    /// - Throws: ``StatementFault`` that says what does not fit. That the log has signed, and that
    ///   its tree is this one, is for who holds the log to say.
    public init(checkpoint: SignedNote, state note: SignedNote) throws(StatementFault) {
        let body: Checkpoint
        do { body = try Checkpoint(checkpoint.text) } catch { throw StatementFault("\(error)") }
        state = try StateNote(note.text)
        guard body.head == state.head, body.origin == state.origin else {
            throw StatementFault("checkpoint and state are not of one tree")
        }
        guard state.witness.notes.verifies(note) else {
            throw StatementFault("the state is not signed by the witness that it names")
        }
        guard let time = state.witness.time(on: checkpoint) else {
            throw StatementFault("the checkpoint is not cosigned by \(state.witness.name)")
        }
        self.checkpoint = checkpoint
        stateNote = note
        self.time = time
    }

    public var encoded: String { checkpoint.encoded + "\n" + stateNote.encoded }

    public init(parsing bytes: [UInt8]) throws(StatementFault) {
        guard bytes.count <= Self.maximumBytes, let text = String(validating: bytes, as: UTF8.self)
        else { throw StatementFault("too long, or not UTF-8") }
        // No note begins with an empty line, so the second one begins behind the third.
        var ends: [String.Index] = []
        var rest = text[...]
        while ends.count < 2, let blank = rest.firstRange(of: "\n\n") {
            ends.append(blank.upperBound)
            rest = rest[blank.upperBound...]
        }
        guard ends.count == 2 else { throw StatementFault("not two signed notes") }
        let first = text[..<text.index(before: ends[1])]
        do {
            try self.init(
                checkpoint: SignedNote(parsing: Array(first.utf8)),
                state: SignedNote(parsing: Array(text[ends[1]...].utf8)))
        } catch let fault as StatementFault {
            throw fault
        } catch {
            throw StatementFault("\(error)")
        }
        guard encoded == text else { throw StatementFault("not in its one spelling") }
    }

    /// The name of its file in a folder of cosignatures: the size of the tree and the witness.
    public var fileName: String { "\(state.head.size)-\(state.witness.keyHashText)" }

    /// When the witness signed, by his clock.
    public var signedAt: RecordedTime { RecordedTime(secondsSince1970: time) }
}
