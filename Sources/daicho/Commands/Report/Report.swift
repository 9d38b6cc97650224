import ArgumentParser

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Issues reports that can never drift, and tells what has changed them since.",
        subcommands: [
            ReportNames.self, ReportIssue.self, ReportShow.self, ReportChanges.self,
            ReportList.self,
        ])
}
