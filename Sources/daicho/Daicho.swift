import ArgumentParser
import Foundation

/// The command line of the ledger: the composition root, which alone names the kind of log.
@main
struct Daicho: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daicho",
        abstract: "An event-sourced ledger for the fund of Act No. 54 of 2023.",
        discussion: """
            Exit status: 0 done, 1 refused by a rule, 2 bad input or usage, 3 failure of disk or
            data. Tables for people by default; --json and --csv for programs.
            """,
        version: "0.1.0",
        subcommands: [
            Init.self, Post.self, LogEvents.self, Show.self, Balance.self, Accounts.self,
            Grants.self, Plans.self, Facilities.self, Investments.self, CheckpointCommand.self,
            Receipt.self, Publish.self, SnapshotCommand.self, Backup.self, Schema.self,
        ])

    static func main() {
        // A reader that closes the pipe early ends the output, not the ledger's work.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            Console.error(failure.message)
            Foundation.exit(failure.status.rawValue)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let text = fullMessage(for: error)
            if exitCode(for: error) == .success {
                Console.write(text + "\n")
                Foundation.exit(ExitStatus.done.rawValue)
            }
            Console.error(text)
            Foundation.exit(ExitStatus.badInput.rawValue)
        }
    }
}
