import ArgumentParser
import Audit
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import ReadModels
import Transparency

struct DamageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "damage",
        abstract:
            "Tells which records of a damaged ledger are lost, and which balances are certain.",
        discussion: """
            Reads log.mdb page by page without following any, and takes for certain what the \
            signed trees show to be as it was. With --against what is lost is taken from a package \
            or a published log of the same ledger. Exit status: 0 all balances are certain, 1 some \
            are not, 2 nothing can be told.

            Example: daicho-replay damage ledger --against package
            """)

    @Argument(help: "The folder of the ledger, or a copy of it.")
    var ledger: String

    @Option(
        help: .init(
            "A package or a published log that has what is lost.", valueName: "folder"))
    var against: String?

    @Option(
        help: .init(
            "The verifier key of the ledger, as 'daicho init' printed it.", valueName: "key"))
    var verifier: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let key = try verifier.map(Inspection.verifierKey)
        let salvage: LogSalvage
        do { salvage = try LogSalvage(ledger + "/log.mdb") } catch {
            throw Output.Failure("\(error)")
        }
        let damage = try LedgerDamage(salvage, key: key, against: readSound(key))
        try Output.write(json ? damage.json.pretty + "\n" : damage.text)
        throw ExitCode(damage.certainty.isWhole ? 0 : 1)
    }

    /// The other copy, once it is audited: what is not sound helps nobody.
    private func readSound(_ key: NoteVerifier?) throws -> SoundCopy? {
        guard let against else { return nil }
        let subject: Subject
        do { subject = try Subject.open(against) } catch {
            throw Output.Failure("--against \(error)")
        }
        guard let log = subject.log else {
            throw Output.Failure("--against \(against): damaged pages are not followed")
        }
        return try Self.sound(log, key, against)
    }

    private static func sound(_ log: some AuditedLog, _ key: NoteVerifier?, _ path: String) throws
        -> SoundCopy
    {
        var settings = AuditSettings()
        settings.keys = key.map { [$0] } ?? []
        var audit = LedgerAudit(log, settings, replay: nil)
        audit.run()
        guard audit.report.result == .verified else {
            throw Output.Failure(
                "--against \(path): is not verified itself; 'daicho-replay verify' tells why")
        }
        return SoundCopy(log: log, head: audit.head)
    }
}

/// A copy of the log that was verified.
struct SoundCopy {
    let log: any AuditedLog
    let head: TreeHead
}
