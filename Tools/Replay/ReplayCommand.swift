import ArgumentParser
import Audit
import EventSourcing
import Foundation
import LMDBEventLog
import ReadModels
import Terminal
import Transparency

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Verifies, decides every command again, derives every entry, folds all balances.",
        discussion: """
            Works on a ledger, on the folder that 'daicho publish' wrote, and on a package. With \
            --resume an interrupted replay goes on: all bytes are verified again, and only the \
            rules of the events that were decided before are not run once more.

            Example: daicho-replay replay ledger --json
            """)

    @OptionGroup var options: InspectionOptions

    @Option(
        help: .init(
            "A ledger in use whose tree and tables must be those that were replayed.",
            valueName: "ledger"))
    var live: String?

    @OptionGroup var resuming: ResumeOptions

    @Flag(
        help: "Go on with what is appended, until interrupted: a report each time it has grown.")
    var follow = false

    func validate() throws {
        guard !(follow && resuming.resume != nil) else {
            throw ValidationError("give --follow or --resume, not both")
        }
    }

    func run() throws {
        Interruption.watch()
        let inspection = try Inspection(options)
        guard !follow else { return try FollowedAudit(inspection: inspection).run() }
        var (outcome, leftOut) = try resuming.replay(inspection)
        outcome.report.notCovered += leftOut
        try compareLive(&outcome)
        try ReportWriter(outcome: outcome, isJSON: options.json).write()
        throw ExitCode(outcome.report.result.exitStatus)
    }

    private func compareLive(_ outcome: inout Inspection.Outcome) throws {
        guard let live, let replay = outcome.replay else { return }
        let log: LMDBEventLog?
        do { log = try LogInspection(of: live + "/log.mdb").log } catch {
            throw Output.Failure("--live \(error)")
        }
        guard let log else {
            throw Output.Failure(
                "--live \(live): damaged pages are not followed; 'daicho-replay verify' tells which"
            )
        }
        guard replay.view.progress.rawValue == outcome.head.size else {
            return outcome.report.unchecked.append("the ledger in use: not all was replayed")
        }
        do {
            for finding in try LiveComparison.findings(replay.view, at: outcome.head, with: log) {
                outcome.report.add(finding)
            }
        } catch {
            outcome.report.unchecked.append("the ledger in use: \(error)")
        }
    }
}
