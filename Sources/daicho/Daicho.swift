import ArgumentParser
import Bytes
import Foundation
import LMDBEventLog

/// The command line of the ledger: the composition root, which alone names the kind of log.
@main
struct Daicho: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daicho",
        abstract: "An event-sourced ledger for the fund of Act No. 54 of 2023.",
        discussion: """
            Exit status: 0 done, 1 refused by a rule, 2 bad input or usage, 3 failure of disk or \
            data, 130 interrupted. Tables for people by default; --json and --csv for programs.
            """,
        version: "0.1.0",
        subcommands: [
            Init.self, New.self, Post.self, Propose.self, Approve.self, Decline.self, Withdraw.self,
            Proposals.self, ImportCommand.self, Imports.self, LogEvents.self, Show.self,
            Balance.self, Accounts.self, GeneralLedgerCommand.self, Grants.self, Assets.self,
            Charges.self, Plans.self, Facilities.self, Secrets.self, Stable.self, Surveys.self,
            Investments.self, Corporations.self, Treasury.self, Sources.self, Diff.self, Due.self,
            Close.self, Reopen.self, Periods.self, Late.self, Correct.self, Corrections.self,
            Permissions.self, Parameters.self, History.self, Refusals.self, Findings.self,
            Assertions.self, Report.self, RecordState.self, States.self, StatementCommand.self,
            CheckpointCommand.self, Status.self, AddCosignature.self, Receipt.self, Publish.self,
            SnapshotCommand.self, Backup.self, MakeKey.self, DestroyKey.self, Disclose.self,
            Schema.self,
        ])

    static func main() {
        // A reader that closes the pipe early ends the output, not the ledger's work.
        signal(SIGPIPE, SIG_IGN)
        Heap.reserve(128 << 20)
        LMDBEventLog.endProcessOnFault(status: ExitStatus.failed.rawValue)
        do {
            try requireVerb()
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            end(failure)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch  where exitCode(for: error) == .success {
            // Help, the version or a completion script was asked for.
            let text = fullMessage(for: error)
            let end = text.hasSuffix("\n") ? "" : "\n"
            do { try Console.write(text + end) } catch { self.end(error) }
        } catch  where exitCode(for: error) == .validationFailure {
            Console.note(fullMessage(for: error))
            Foundation.exit(ExitStatus.badInput.rawValue)
        } catch {
            end(error)
        }
    }

    /// Tells of a verb that does not exist, where the parser would tell of an argument too many.
    private static func requireVerb() throws {
        guard let verb = CommandLine.arguments.dropFirst().first, !verb.hasPrefix("-"),
            verb != "help"
        else { return }
        let verbs = configuration.subcommands.map { $0._commandName }
        guard verbs.contains(verb) else {
            throw CommandFailure(
                .badInput,
                "there is no command '\(verb)'; there are: \(verbs.joined(separator: ", "))")
        }
    }

    private static func end(_ error: any Error) -> Never {
        let failure = error as? CommandFailure ?? CommandFailure(.failed, "\(error)")
        Console.error(failure.message)
        Foundation.exit(failure.status.rawValue)
    }
}
