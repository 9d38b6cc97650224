import Dispatch
import Synchronization
import Transparency

/// Checks signatures on all cores, some at a time: one takes longer than all else that is done for
/// the record under it.
struct SignatureCheck {
    private struct Pending {
        let note: SignedNote
        let verifier: NoteVerifier
        let what: String
    }

    private var pending: [Pending] = []
    private var failed: [String] = []

    private static let chunkCount = 512

    /// - Parameter what: how a finding calls the note.
    mutating func add(_ note: SignedNote, by verifier: NoteVerifier, _ what: String) {
        pending.append(Pending(note: note, verifier: verifier, what: what))
        if pending.count == Self.chunkCount { check() }
    }

    mutating func fail(_ what: String) { failed.append(what) }

    private mutating func check() {
        let chunk = pending
        pending.removeAll(keepingCapacity: true)
        let wrong = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: chunk.count) { index in
            if !chunk[index].verifier.verifies(chunk[index].note) {
                wrong.withLock { $0.append(index) }
            }
        }
        failed += wrong.withLock { $0.sorted() }.map { chunk[$0].what }
    }

    /// What is not signed as it must be.
    mutating func finish() -> [String] {
        check()
        return failed
    }
}
