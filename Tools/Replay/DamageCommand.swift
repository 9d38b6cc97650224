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
        let damage = try LedgerDamage(
            salvage, key: key,
            against: try against.map {
                try SoundCopy(at: $0, keys: key.map { [$0] } ?? [], option: "--against")
            })
        try Output.write(json ? damage.json.pretty + "\n" : damage.text)
        guard damage.isCountKnown else { throw ExitCode(AuditResult.incomplete.exitStatus) }
        throw ExitCode((damage.certainty.isWhole ? AuditResult.verified : .failed).exitStatus)
    }
}
