import Audit
import DefenseFund
import EventSourcing
import FolderLog
import LMDBEventLog
import ReadModels
import Transparency

/// Opens what is audited and audits it, as it is when the audit begins.
struct Inspection {
    let options: InspectionOptions
    /// What the auditor believes and was shown before.
    private(set) var settings: AuditSettings

    /// Holds the log to a tree that was seen before.
    mutating func remember(_ head: TreeHead) { settings.olderHeads.append(head) }

    init(_ options: InspectionOptions) throws {
        self.options = options
        settings = try options.settings()
    }

    /// What an audit came to.
    struct Outcome {
        var report: AuditReport
        /// `nil` if nothing was replayed, or nothing could be read.
        var replay: Replay?
        var head: TreeHead = .empty
        /// The checkpoint of the whole log, or of a larger tree that begins with it.
        var newestNote: SignedNote?
        /// The key that has signed it.
        var signer: NoteVerifier?
        /// The name that the log bears in it.
        var origin: String? { newestNote.flatMap { try? Checkpoint($0.text).origin } }
        /// What was audited: a ledger, a published log, a package.
        var kind = "ledger"
        /// Whether the log does not begin with what the interrupted replay stands on.
        var isForeign = false
        /// What the replay that was gone on with had compared, in words.
        var passedOver: [String] = []
        /// What was audited, to be read once more; `nil` if it must not be read.
        var log: (any AuditedLog)?
        var cosignatures: [Cosignature] = []
    }

    /// - Parameters:
    ///   - replay: goes on with it; `nil`: the rules are not run.
    ///   - start: the tree of the events that it has decided; `nil` for none.
    ///   - each: is told of every stretch, once it is replayed; may throw ``AuditInterruption``.
    func run(
        replay: Replay?, from start: TreeHead? = nil,
        each: (VerifiedStretch, Replay?) throws -> Void = { _, _ in }
    ) throws -> Outcome {
        let subject: Subject
        do { subject = try Subject.open(options.ledger) } catch {
            var report = AuditReport()
            if Subject.isPublication(options.ledger) {
                report.add(
                    Finding(
                        .checkpointInvalid, at: nil, expected: "a signed checkpoint",
                        found: "\(error)"))
            } else {
                report.unchecked.append("the file: \(error)")
            }
            return Outcome(report: report, isForeign: start != nil)
        }
        let folder = CosignatureFolder(beside: options.ledger)
        var settings = settings
        settings.cosignatures = folder.cosignatures
        var outcome = Outcome(
            report: AuditReport(), kind: subject.kind, cosignatures: folder.cosignatures)
        if let log = subject.log {
            try audit(log, settings, replay, start, subject.apparentCount, each, &outcome)
            noteLimits(&outcome.report, isReplayed: replay != nil)
        } else {
            outcome.isForeign = start != nil
        }
        for problem in folder.problems { outcome.report.add(Finding(problem)) }
        subject.finish(&outcome.report)
        return outcome
    }

    private func audit(
        _ log: some AuditedLog, _ settings: AuditSettings, _ replay: Replay?, _ start: TreeHead?,
        _ count: UInt64, _ each: (VerifiedStretch, Replay?) throws -> Void,
        _ outcome: inout Outcome
    ) throws {
        var audit = LedgerAudit(log, settings, replay: replay, from: start)
        var documents = options.evidence.map { _ in EvidenceCheck() }
        var documentCount: UInt64 = 0
        var progress = ProgressLine(of: count, isAsked: options.progress)
        audit.run { stretch, replay in
            documents?.add(stretch.events)
            documentCount += stretch.events.reduce(0) { $0 + UInt64($1.evidence.count) }
            progress.report(stretch.size)
            try each(stretch, replay)
        }
        progress.end()
        outcome.report = audit.report
        outcome.replay = audit.replay
        outcome.head = audit.head
        outcome.newestNote = audit.newestNote
        outcome.isForeign = audit.isForeign
        outcome.passedOver = audit.passedOver
        outcome.signer = audit.signer
        outcome.log = log
        guard let folder = options.evidence else {
            guard documentCount > 0 else { return }
            return outcome.report.notCovered.append(
                "the documents that events name \(documentCount) times by their hashes: give "
                    + "--evidence with a folder of them")
        }
        let held = EvidenceFolder(folder)
        for path in held.unreadable {
            outcome.report.unchecked.append("the document \(folder)/\(path): cannot be read")
        }
        documents?.finish(held.byteCounts, &outcome.report)
    }

    private func noteLimits(_ report: inout AuditReport, isReplayed: Bool) {
        if !isReplayed {
            report.notCovered.insert(
                "the rules: whether acts were allowed, entries and references follow from facts, "
                    + "and what was recorded of the state and reported is what the events come "
                    + "to; 'daicho-replay replay' checks it", at: 0)
        }
        if settings.keys.isEmpty {
            report.notCovered.append(
                "whose key it is: give --verifier with the key from another source")
        }
        let known = report.olderHeads.map(\.size).max()
        report.notCovered.append(
            "older heads that were dropped, and an end that was cut off with its heads"
                + (known.map { ", behind the first \($0) records" } ?? "")
                + ": give --checkpoint with one of that time")
        for folder in settings.olderWithoutRecords {
            report.notCovered.append(
                "the records of the older copy \(folder): it has none, so what it says of its tree "
                    + "was taken at its word")
        }
    }

    static func verifierKey(_ text: String) throws -> NoteVerifier {
        do { return try NoteVerifier(encoded: text) } catch {
            throw Output.Failure(
                "--verifier \(text): \(error); give the line that 'daicho init' printed")
        }
    }
}
