import Audit
import EventSourcing
import Transparency

/// Another copy of the log, or an older one, once it is verified: what is not sound itself helps
/// nobody.
struct SoundCopy {
    let log: any AuditedLog
    let head: TreeHead
    /// Its newest checkpoint, and the key that has signed it.
    let newestNote: SignedNote?
    let signer: NoteVerifier?

    /// - Parameters:
    ///   - keys: any of them may have signed; none: the one that its first event names.
    ///   - option: how it was named at the command line.
    init(at path: String, keys: [NoteVerifier], option: String) throws {
        let subject: Subject
        do { subject = try Subject.open(path) } catch { throw Output.Failure("\(option) \(error)") }
        guard let log = subject.log else {
            throw Output.Failure("\(option) \(path): damaged pages are not followed")
        }
        self.log = log
        (head, newestNote, signer) = try Self.verified(log, keys, "\(option) \(path)")
    }

    private static func verified(
        _ log: some AuditedLog, _ keys: [NoteVerifier], _ what: String
    ) throws -> (TreeHead, SignedNote?, NoteVerifier?) {
        var settings = AuditSettings()
        settings.keys = keys
        var audit = LedgerAudit(log, settings, replay: nil)
        audit.run()
        guard audit.report.result == .verified else {
            let problem = audit.report.findings.first?.description ?? audit.report.unchecked.first
            throw Output.Failure(
                "\(what): is not verified itself: \(problem ?? "it holds nothing"); "
                    + "'daicho-replay verify' tells all")
        }
        return (audit.head, audit.newestNote, audit.signer)
    }
}
