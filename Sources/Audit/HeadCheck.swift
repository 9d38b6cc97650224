import Bytes
import Cryptography
import DefenseFund
import EventSourcing
import Transparency

/// Compares the stored heads, and checkpoints from elsewhere, with the tree that the records make.
///
/// All of them bear one origin and the signature of one key: the one that the auditor was given, or
/// else the one that the ledger's first event names.
struct HeadCheck {
    private(set) var findings: [Finding] = []
    private(set) var checkpointCount: UInt64 = 0
    private let given: NoteVerifier?
    private var ownKey: Ed25519PublicKey?
    /// The name of the key that was given, or the origin of the first head.
    private var origin: String?
    private let older: [SignedNote]
    /// The roots that older checkpoints name, by size: checkpoints that contradict each other too.
    private var olderRoots: [UInt64: [MerkleHash]] = [:]
    private var heads = HeadReader()
    private var newestSize: UInt64?
    /// The next size at which there is something to compare; `nil` if that must be looked up.
    private var dueSize: UInt64?
    private var signatures = SignatureCheck()

    init(verifier: NoteVerifier?, older: [SignedNote]) {
        given = verifier
        origin = verifier?.name
        self.older = older
        for note in older {
            guard let head = try? Checkpoint(note.text).head else { continue }
            olderRoots[head.size, default: []].append(head.root)
        }
    }

    /// Takes the key that the ledger's first event names. No later one can name another.
    mutating func learnKey(from event: RecordedEvent) {
        if let opening = event.act as? LedgerOpened {
            ownKey = Ed25519PublicKey(bytes: opening.signerKey.bytes)
        }
    }

    /// Whether there is something to compare with the tree of this size. Sizes are asked for one
    /// after the other.
    mutating func isDue(at size: UInt64, in log: some AuditedLog) throws -> Bool {
        if let dueSize { return size >= dueSize }
        let due = min(try heads.nextSize(in: log) ?? .max, olderRoots.keys.min() ?? .max)
        dueSize = due
        return size >= due
    }

    /// Compares the head that was stored at this size, if there is one, with the tree.
    mutating func check(_ range: CompactRange, in log: some AuditedLog) throws {
        dueSize = nil
        for root in olderRoots.removeValue(forKey: range.size) ?? [] where root != range.root {
            find(.notAPrefix, "root \(root) at size \(range.size)", "\(range.root)")
        }
        guard let head = try heads.next(upTo: range.size, in: log) else { return }
        guard let stored = head.range, stored == range else {
            return find(
                .headWrong, "the right edge of the tree of \(range.size) records", "another one")
        }
        guard let note = head.note else {
            return find(.checkpointInvalid, "a checkpoint of size \(range.size)", "none")
        }
        check(note, range)
    }

    private mutating func check(_ note: SignedNote, _ range: CompactRange) {
        checkpointCount += 1
        guard let body = try? Checkpoint(note.text), body.head == range.head,
            body.extensions.isEmpty
        else {
            return find(
                .checkpointInvalid, "a checkpoint of size \(range.size) and root \(range.root)",
                String(note.text.prefix(200)))
        }
        if origin == nil { origin = body.origin }
        guard body.origin == origin else {
            return find(
                .checkpointInvalid, "the origin \(origin ?? "") at size \(range.size)",
                body.origin)
        }
        newestSize = range.size
        checkSignature(of: note, "the checkpoint of size \(range.size)")
    }

    /// The key that must have signed; `nil` if none is known.
    private var verifier: NoteVerifier? {
        given
            ?? ownKey.flatMap { key in
                origin.flatMap { NoteVerifier(name: $0, publicKey: key) }
            }
    }

    private mutating func checkSignature(of note: SignedNote, _ what: String) {
        // Without a key there is nothing to compare with; that is said once.
        guard hasKey else { return }
        // An origin that cannot be the name of a key is signed by nobody.
        guard let verifier else { return signatures.fail(what) }
        signatures.add(note, by: verifier, what)
    }

    /// Compares what is left once all records are read.
    mutating func finish(_ range: CompactRange, in log: some AuditedLog) throws {
        while let head = try heads.next(upTo: .max, in: log) {
            find(.headWrong, "no head beyond \(range.size) records", "one of size \(head.size)")
        }
        if range.size > 0, newestSize != range.size {
            find(.headMissing, "a valid head of size \(range.size)", "none")
        }
        for note in older { checkOlder(note, range.size) }
        for what in signatures.finish() {
            let key = given.map(\.name) ?? "the ledger's own key"
            find(.signatureInvalid, "\(what) signed by \(key)", "no signature that verifies")
        }
    }

    /// Waits for the threads that check signatures: none may still work when the program ends.
    func settle() { signatures.settle() }

    private mutating func checkOlder(_ note: SignedNote, _ count: UInt64) {
        guard let body = try? Checkpoint(note.text) else {
            return find(.checkpointInvalid, "an older checkpoint", "another text")
        }
        if let origin, body.origin != origin {
            find(
                .checkpointInvalid, "the older checkpoint to bear the origin \(origin)",
                body.origin)
        }
        if body.head.size > count {
            find(.notAPrefix, "\(body.head.size) records or more", "\(count)")
        }
        checkSignature(of: note, "the older checkpoint of size \(body.head.size)")
    }

    /// Whether a key was given or is named by the log.
    var hasKey: Bool { given != nil || ownKey != nil }

    private mutating func find(_ code: Finding.Code, _ expected: String, _ found: String) {
        findings.append(Finding(code, at: nil, expected: expected, found: found))
    }
}
