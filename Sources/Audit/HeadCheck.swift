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
    /// The keys that the auditor was given: any of them may have signed.
    private let given: [NoteVerifier]
    private var ownKey: Ed25519PublicKey?
    /// The name of the key that was given, or the origin of the first head.
    private var origin: String?
    private let older: [SignedNote]
    private let olderHeads: [TreeHead]
    /// The roots that older checkpoints name, by size: checkpoints that contradict each other too.
    private var olderRoots: [UInt64: [MerkleHash]] = [:]
    /// Whether a log that stores no heads comes without a checkpoint that can be read.
    private(set) var lacksCheckpoint = false
    /// Older trees with which the log begins.
    private(set) var comparedHeads: [TreeHead] = []
    /// Sizes of older trees that are larger than this part of a log, and cannot be compared.
    private(set) var uncomparedSizes: Set<UInt64> = []
    private var heads = HeadReader()
    private var newestSize: UInt64?
    /// The checkpoint of the whole log, or of a larger tree that begins with it.
    private(set) var newestNote: SignedNote?
    /// The next size at which there is something to compare; `nil` if that must be looked up.
    private var dueSize: UInt64?
    private var signatures = SignatureCheck()

    /// - Parameters:
    ///   - older: checkpoints from elsewhere, which must be of prefixes and signed.
    ///   - olderHeads: trees from elsewhere that nobody has signed.
    init(keys: [NoteVerifier], older: [SignedNote], olderHeads: [TreeHead]) {
        given = keys
        origin = keys.count == 1 ? keys.first?.name : nil
        self.older = older
        self.olderHeads = olderHeads
        for head in olderHeads { olderRoots[head.size, default: []].append(head.root) }
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
        for root in olderRoots.removeValue(forKey: range.size) ?? [] {
            if root == range.root {
                if comparedHeads.last != range.head { comparedHeads.append(range.head) }
            } else {
                find(.notAPrefix, "root \(root) at size \(range.size)", "\(range.root)")
            }
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
        newestNote = note
        checkSignature(of: note, "the checkpoint of size \(range.size)")
    }

    /// The key that must have signed; `nil` if none is known.
    var verifier: NoteVerifier? {
        guard given.isEmpty else { return given.first { $0.name == origin } ?? given.first }
        return ownKey.flatMap { key in
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
    ///
    /// - Parameter end: the position behind the last record.
    mutating func finish<Log: AuditedLog>(
        _ range: CompactRange, endingAt end: UInt64, in log: Log
    ) throws {
        while let head = try heads.next(upTo: .max, in: log) {
            find(.headWrong, "no head beyond \(range.size) records", "one of size \(head.size)")
        }
        if let covering = log.covering {
            check(covering.note, covering.proof, covers: range, endingAt: end)
        } else if !Log.storesHeads {
            lacksCheckpoint = true
        } else if range.size > 0, newestSize != range.size {
            find(.headMissing, "a valid head of size \(range.size)", "none")
        }
        let covered = log.covering.flatMap { try? Checkpoint($0.note.text).head.size } ?? 0
        for note in older { checkOlder(note, range.size, covered) }
        for head in olderHeads { checkLength(head.size, range.size, covered) }
        for what in signatures.finish() {
            let key = given.isEmpty ? "the ledger's own key" : keyNames
            find(.signatureInvalid, "\(what) signed by \(key)", "no signature that verifies")
        }
    }

    private var keyNames: String { given.map(\.name).joined(separator: " or ") }

    /// Compares the one checkpoint of a log that stores no heads: of its tree, or of a larger one.
    private mutating func check(
        _ note: SignedNote, _ proof: ConsistencyProof, covers range: CompactRange,
        endingAt end: UInt64
    ) {
        checkpointCount += 1
        guard let body = try? Checkpoint(note.text) else {
            return find(.checkpointInvalid, "a checkpoint", String(note.text.prefix(200)))
        }
        if origin == nil { origin = body.origin }
        if let origin, body.origin != origin {
            find(.checkpointInvalid, "the origin \(origin)", body.origin)
        }
        if let extensionLine = body.extensions.first {
            find(.checkpointInvalid, "a checkpoint without extensions", extensionLine)
        }
        checkSignature(of: note, "the checkpoint of size \(body.head.size)")
        guard proof.oldSize <= end else {
            return findings.append(
                Finding(
                    .recordMissing, at: end, expected: "\(proof.oldSize) records",
                    found: "\(range.size)"))
        }
        guard proof.verifies(from: range.head, to: body.head) else {
            return find(
                .checkpointInvalid,
                "a checkpoint of a tree that begins with the \(range.size) records of root "
                    + "\(range.root), and the proof of it", String(note.text.prefix(200)))
        }
        newestNote = note
    }

    /// Waits for the threads that check signatures: none may still work when the program ends.
    func settle() { signatures.settle() }

    /// A log must be as long as it was. Of a part of one that is not asked, if the tree that covers
    /// the part is as large.
    private mutating func checkLength(_ size: UInt64, _ count: UInt64, _ covered: UInt64) {
        if size <= count { return }
        if size <= covered {
            uncomparedSizes.insert(size)
        } else {
            find(.notAPrefix, "\(size) records or more", "\(count)")
        }
    }

    private mutating func checkOlder(_ note: SignedNote, _ count: UInt64, _ covered: UInt64) {
        guard let body = try? Checkpoint(note.text) else {
            return find(.checkpointInvalid, "an older checkpoint", "another text")
        }
        if let origin, body.origin != origin {
            find(
                .checkpointInvalid, "the older checkpoint to bear the origin \(origin)",
                body.origin)
        }
        if let extensionLine = body.extensions.first {
            find(
                .checkpointInvalid, "an older checkpoint without extensions", extensionLine)
        }
        checkLength(body.head.size, count, covered)
        checkSignature(of: note, "the older checkpoint of size \(body.head.size)")
    }

    /// Whether a key was given or is named by the log.
    var hasKey: Bool { !given.isEmpty || ownKey != nil }

    private mutating func find(_ code: Finding.Code, _ expected: String, _ found: String) {
        findings.append(Finding(code, at: nil, expected: expected, found: found))
    }
}
