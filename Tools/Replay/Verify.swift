import ArgumentParser
import Audit

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks records, tree, tiles, indexes, checkpoints and signatures.",
        discussion: "Example: daicho-replay verify ledger --checkpoint last-year.checkpoint")

    @OptionGroup var options: InspectionOptions

    func run() throws {
        let report = try Inspection(options: options).run(
            begin: { _ in }, each: { _ in }, finish: { _ in })
        try ReportWriter(report: report, isJSON: options.json).write(replay: nil)
        throw ExitCode(report.result.exitStatus)
    }
}
