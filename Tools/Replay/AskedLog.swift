import ArgumentParser
import Audit
import DefenseFund
import EventSourcing
import LMDBEventLog
import Terminal
import Transparency

/// A ledger, a published log or a package that is asked. Its bytes, tree and signatures are
/// verified first: whoever reads an answer must know what it stands on.
struct AskedLog {
    let path: String
    let log: any AuditedLog
    /// Behind the last record.
    let end: LogPosition
    /// The tree of the records.
    let head: TreeHead
    /// The key that has signed it; `nil` if none is known.
    let signer: NoteVerifier?
    /// What the verification came to.
    let report: AuditReport
    private let subject: Subject

    init(_ options: AskedOptions) throws {
        path = options.ledger
        do { subject = try Subject.open(path) } catch { throw Output.Failure("\(error)") }
        guard let log = subject.log else {
            throw Output.Failure(
                "\(path): damaged pages are not followed; 'daicho-replay verify' tells which")
        }
        self.log = log
        var settings = AuditSettings()
        settings.keys = try options.verifier.map { [try Inspection.verifierKey($0)] } ?? []
        (end, head, signer, report) = Self.verified(log, settings, subject.apparentCount)
    }

    private static func verified(
        _ log: some AuditedLog, _ settings: AuditSettings, _ count: UInt64
    ) -> (LogPosition, TreeHead, NoteVerifier?, AuditReport) {
        var audit = LedgerAudit(log, settings, replay: nil)
        var progress = ProgressLine(of: count, isAsked: false)
        var end = LogPosition.start
        audit.run { stretch, _ in
            if let last = stretch.events.last { end = last.head.position.advanced(by: 1) }
            progress.report(stretch.size)
        }
        progress.end()
        return (end, audit.head, audit.signer, audit.report)
    }

    /// Runs what reads the log, and fails where it cannot be read or is rewritten meanwhile. What
    /// the records say is told also where they are not what was signed, and that is said.
    func reading<Answer>(_ body: (AskedLog) throws -> Answer) throws -> Answer {
        warn()
        let answer: Answer
        do { answer = try body(self) } catch let failure as Output.Failure {
            throw failure
        } catch {
            throw Output.Failure("\(path): \(error)")
        }
        guard !subject.wasRewritten else {
            throw Output.Failure("\(path): the ledger is being written; ask again")
        }
        return answer
    }

    /// The tree of the first `size` records.
    func root(size: UInt64) throws -> MerkleHash {
        var range = CompactRange()
        try log.forEachRecord(from: .start) { _, record in
            guard range.size < size else { return false }
            range.append(.leaf(record))
            return true
        }
        return range.root
    }

    /// Says what an answer does not stand on.
    func warn() {
        guard let problem else { return }
        Output.note(
            "daicho-replay: \(path): \(problem); 'daicho-replay verify' tells all. What is told "
                + "here is what the records say.")
    }

    private var problem: String? {
        if let first = report.findings.first { return "is not as it was signed: \(first)" }
        return report.unchecked.first.map { "not checked: \($0)" }
    }

    /// Ends the program where the answer does not stand on what was signed.
    ///
    /// - Parameter status: how it ends otherwise.
    func finish(status: Int32 = 0) throws {
        let result = report.result
        if result != .verified { throw ExitCode(result.exitStatus) }
        if status != 0 { throw ExitCode(status) }
    }
}
