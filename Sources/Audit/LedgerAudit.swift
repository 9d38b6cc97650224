import EventSourcing
import ReadModels
public import Transparency

/// One audit of one log: bytes, tree and signatures, and, if it replays, decisions, entries,
/// states and reports.
public struct LedgerAudit<Log: AuditedLog> {
    private let log: Log
    private let settings: AuditSettings
    public private(set) var report = AuditReport()
    /// What the events came to; `nil` if nothing is replayed.
    public private(set) var replay: Replay?
    /// The tree of the log, once it is read.
    public private(set) var head: TreeHead = .empty
    public private(set) var newestNote: SignedNote?
    /// What was not compared because it lies in front of what was replayed now, in words.
    public private(set) var passedOver: [String] = []
    /// The key that must have signed; `nil` if none is known.
    public private(set) var signer: NoteVerifier?
    /// The tree that an interrupted replay stands on, until it was met.
    private var unmetHead: TreeHead?

    /// - Parameter replay: goes on with it; `nil`: the rules are not run.
    /// - Parameter start: the tree of the events that were decided before; `nil` for none.
    public init(
        _ log: Log, _ settings: AuditSettings, replay: Replay?, from start: TreeHead? = nil
    ) {
        self.log = log
        self.settings = settings
        self.replay = replay
        self.replay?.resume(reading: log.event)
        unmetHead = start
    }

    /// Whether the log does not begin with what the interrupted replay stands on.
    public var isForeign: Bool { unmetHead != nil }

    /// Reads everything once.
    ///
    /// - Parameter each: is told of every stretch, once it is replayed; may throw
    ///   ``AuditInterruption``.
    public mutating func run(each: (VerifiedStretch, Replay?) throws -> Void = { _, _ in }) {
        let older = settings.older + settings.cosignatures.map(\.checkpoint)
        var check = LogVerifier(
            log, keys: settings.keys, older: older, olderHeads: settings.olderHeads)
        // Taken out: two references to one state would copy it at the first event.
        var replay = self.replay
        self.replay = nil
        let passed = replay?.expect(settings.cosignatures.map(\.state)) ?? []
        var unmet = unmetHead
        check.run { stretch in
            if let head = unmet, head.size <= stretch.size {
                guard stretch.head(at: head.size) == head else {
                    throw AuditInterruption("the log does not begin with what was replayed")
                }
                unmet = nil
            }
            replay?.add(stretch.events)
            try each(stretch, replay)
        }
        unmetHead = unmet
        report = check.report
        let asked =
            settings.older.compactMap { try? Checkpoint($0.text).head } + settings.olderHeads
        report.olderHeads = check.comparedHeads.filter(asked.contains)
        head = check.head
        newestNote = check.newestNote
        signer = check.signer
        passedOver = passed.map { note in
            "the state at size \(note.head.size) that \(note.witness.name) has signed: it lies in "
                + "front of what was replayed now"
        }
        finish(replay)
        noteVouching()
    }

    private mutating func finish(_ replay: Replay?) {
        guard var replay else { return }
        let covered = log.covering.flatMap { try? Checkpoint($0.note.text).head.size }
        let isPart = (covered ?? 0) > head.size
        replay.finish(mayBeCut: isPart)
        if replay.isCut {
            report.notCovered.append("what follows from the last command, of which a part is here")
        }
        for finding in replay.findings { report.add(finding) }
        if !replay.otherLayouts.isEmpty {
            let names = replay.otherLayouts.sorted().joined(separator: ", ")
            report.unchecked.append(
                "what was recorded of \(names), tables that this version does not have, or has "
                    + "with other columns")
        }
        ReportCheck.run(replay, in: log, adding: &report)
        let progress = replay.view.progress.rawValue
        if progress != report.recordCount {
            report.unchecked.append(
                "the rules and balances behind event \(progress) of \(report.recordCount)")
        }
        self.replay = replay
    }

    /// Signatures on the newest checkpoint beside the log's own: a known witness's must verify, and
    /// of any other nothing can be said.
    private mutating func checkOtherSignatures() {
        guard let note = newestNote else { return }
        let known = (settings.policy?.witnesses ?? []) + settings.cosignatures.map(\.state.witness)
        var strangerCount = 0
        for signature in note.signatures where signer?.isNamed(by: signature) != true {
            let alone = SignedNote(text: note.text, signatures: [signature])
            let witness = known.first {
                $0.name == signature.name && $0.keyHash == signature.keyHash
            }
            guard let witness else {
                strangerCount += 1
                continue
            }
            if witness.time(on: alone) == nil {
                report.add(
                    Finding(
                        .cosignatureInvalid, at: nil,
                        expected: "the newest checkpoint cosigned by \(witness.name)",
                        found: "a signature that does not verify"))
            }
        }
        if strangerCount > 0 {
            report.notCovered.append(
                "\(strangerCount) signatures on the newest checkpoint by keys that are not known")
        }
    }

    private mutating func noteVouching() {
        checkOtherSignatures()
        let vouching = Vouching(
            settings.cosignatures, newest: newestNote, count: head.size, policy: settings.policy)
        report.vouches = vouching.vouches
        guard head.size > 0 else { return }
        if settings.policy == nil {
            if !vouching.vouches.isEmpty {
                report.notCovered.append(
                    "who the witnesses are: give --policy with their keys from another source")
            }
        } else if let size = vouching.size {
            if size < head.size {
                report.notCovered.append(
                    "whether others were shown the same behind record \(size): as far as that the "
                        + "policy's witnesses vouch")
            }
        } else {
            report.add(
                Finding(
                    .quorumMissing, at: nil, expected: "cosignatures as the policy asks",
                    found: "fewer, of any size"))
        }
    }
}
