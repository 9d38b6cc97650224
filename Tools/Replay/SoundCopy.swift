import Audit
import EventSourcing
import Transparency

/// Another copy of the log, or an older one, once it is verified: what is not sound itself helps
/// nobody.
struct SoundCopy {
    let log: any AuditedLog
    let head: TreeHead

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
        head = try Self.head(of: log, keys, "\(option) \(path)")
    }

    private static func head(of log: some AuditedLog, _ keys: [NoteVerifier], _ what: String) throws
        -> TreeHead
    {
        var settings = AuditSettings()
        settings.keys = keys
        var audit = LedgerAudit(log, settings, replay: nil)
        audit.run()
        guard audit.report.result == .verified else {
            throw Output.Failure(
                "\(what): is not verified itself; 'daicho-replay verify' tells why")
        }
        return audit.head
    }
}
