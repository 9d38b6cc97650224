import Dispatch
import Synchronization
import Transparency

/// Checks signatures beside all else that is done: one takes longer than many records.
struct SignatureCheck {
    private struct Pending {
        let note: SignedNote
        let verifier: NoteVerifier
        let what: String
        /// Its place among all that are told in order.
        let number: Int
    }

    /// What is not signed as it must be, as the threads come across it.
    private final class Failures: Sendable {
        private let found = Mutex<[(number: Int, what: String)]>([])

        func add(_ number: Int, _ what: String) { found.withLock { $0.append((number, what)) } }

        func add(from chunk: [Pending]) {
            for one in chunk where !one.verifier.verifies(one.note) { add(one.number, one.what) }
        }

        var inOrder: [String] {
            found.withLock { $0.sorted { $0.number < $1.number }.map(\.what) }
        }
    }

    private var pending: [Pending] = []
    private var count = 0
    private let failures = Failures()
    private let group = DispatchGroup()
    /// Room for chunks that wait for a thread: without it a log of single events would pile up
    /// notes for as long as it is read.
    private let room = DispatchSemaphore(value: 256)

    private static let chunkCount = 8

    /// - Parameter what: how a finding calls the note.
    mutating func add(_ note: SignedNote, by verifier: NoteVerifier, _ what: String) {
        pending.append(Pending(note: note, verifier: verifier, what: what, number: count))
        count += 1
        if pending.count == Self.chunkCount { check() }
    }

    mutating func fail(_ what: String) {
        failures.add(count, what)
        count += 1
    }

    private mutating func check() {
        let chunk = pending
        pending.removeAll(keepingCapacity: true)
        // If there is no room, this thread does it itself.
        guard room.wait(timeout: .now()) == .success else { return failures.add(from: chunk) }
        DispatchQueue.global().async(group: group) { [failures, room] in
            failures.add(from: chunk)
            room.signal()
        }
    }

    /// Waits until no thread checks any more.
    func settle() { group.wait() }

    /// What is not signed as it must be.
    mutating func finish() -> [String] {
        failures.add(from: pending)
        pending = []
        settle()
        return failures.inOrder
    }
}
