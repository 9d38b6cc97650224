import ArgumentParser
import Audit
import EventCoding
import EventSourcing
import Foundation
import ReadModels

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks records, tree, tiles, indexes, checkpoints and signatures.",
        discussion: "Example: daicho-replay verify ledger --checkpoint last-year.checkpoint")

    @OptionGroup var options: InspectionOptions

    func run() throws {
        let report = try Inspection(options: options).run { _ in }
        ReportWriter(report: report, isJSON: options.json).write(replay: nil)
        throw ExitCode(report.result.exitStatus)
    }
}

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Verifies, decides every command again, derives every entry, folds all balances.",
        discussion: "Example: daicho-replay replay ledger --json")

    @OptionGroup var options: InspectionOptions

    func run() throws {
        var replay = Replay()
        var report = try Inspection(options: options).run { replay.add($0) }
        replay.finish()
        for finding in replay.findings { report.add(finding) }
        let progress = replay.view.progress.rawValue
        if progress != report.recordCount {
            report.unchecked.append(
                "the rules and balances behind event \(progress) of \(report.recordCount)")
        }
        ReportWriter(report: report, isJSON: options.json).write(replay: replay)
        throw ExitCode(report.result.exitStatus)
    }
}
