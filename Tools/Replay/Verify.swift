import ArgumentParser
import Audit
import Foundation
import Terminal

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks records, tree, tiles, indexes, checkpoints and signatures.",
        discussion: """
            Works on a ledger, on the folder that 'daicho publish' wrote, and on a package.

            Example: daicho-replay verify ledger --checkpoint last-year.checkpoint
            """)

    @OptionGroup var options: InspectionOptions

    func run() throws {
        Interruption.watch()
        let inspection = try Inspection(options)
        let outcome = try inspection.run(replay: nil) { _, _ in try Interruption.check() }
        try ReportWriter(outcome: outcome, isJSON: options.json).write()
        throw ExitCode(outcome.report.result.exitStatus)
    }
}
