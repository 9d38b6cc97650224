import ArgumentParser
import Audit
import Foundation
import LMDBEventLog

/// The auditor's tool. It opens what it is given read-only, asks the engine nothing, and does every
/// computation again.
@main
struct DaichoReplay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daicho-replay",
        abstract: "Verifies and replays a ledger without trusting it.",
        discussion: """
            Exit status: 0 verified, 1 failed (there are findings), 2 incomplete (something could \
            not be checked), or wrong usage. A ledger may be in use: what is audited is its state \
            when the audit begins. Nothing is written to it. If there is a file of locks beside \
            it, log.mdb-lock, the audit enters itself there as a reader while it runs; in a copy \
            without one nothing is written at all.
            """,
        version: AuditVersion.text,
        subcommands: [
            Verify.self, ReplayCommand.self, ExplainCommand.self, DiffCommand.self,
            StepCommand.self, WhatIfCommand.self, TestsCommand.self, CertificateCommand.self,
            CosignCommand.self, MakeWitnessKey.self, DamageCommand.self,
            StatementCheckCommand.self, DisclosureCommand.self, Reference.self,
        ])

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        LMDBEventLog.endProcessOnFault(status: 2)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch let failure as Output.Failure {
            Output.note("daicho-replay: \(failure)")
            Foundation.exit(2)
        } catch  where exitCode(for: error) == .success {
            // Help, the version or a completion script was asked for.
            let text = fullMessage(for: error)
            let end = text.hasSuffix("\n") ? "" : "\n"
            do { try Output.write(text + end) } catch { Foundation.exit(2) }
        } catch {
            Output.note(fullMessage(for: error))
            Foundation.exit(2)
        }
    }
}
