import ArgumentParser
import Audit
import EventSourcing
import LMDBEventLog
import ReadModels

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Verifies, decides every command again, derives every entry, folds all balances.",
        discussion: "Example: daicho-replay replay ledger --json")

    @OptionGroup var options: InspectionOptions

    func run() throws {
        var replay = Replay()
        var audited: LMDBEventLog?
        let report = try Inspection(options: options).run(
            begin: { log in
                replay = Replay(reading: log.event)
                audited = log
            }, each: { replay.add($0) },
            finish: { report in
                replay.finish()
                for finding in replay.findings { report.add(finding) }
                if !replay.otherLayouts.isEmpty {
                    let names = replay.otherLayouts.sorted().joined(separator: ", ")
                    report.unchecked.append(
                        "what was recorded of \(names), whose tables had other columns then")
                }
                if let audited { ReportCheck.run(replay, in: audited, adding: &report) }
                let progress = replay.view.progress.rawValue
                if progress != report.recordCount {
                    report.unchecked.append(
                        "the rules and balances behind event \(progress) of "
                            + "\(report.recordCount)")
                }
            })
        try ReportWriter(report: report, isJSON: options.json).write(replay: replay)
        throw ExitCode(report.result.exitStatus)
    }
}
