import ArgumentParser
import ReadModels

struct ReportShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Makes a report again, byte for byte as it was issued.",
        discussion: """
            Nothing is shown, and the exit status is 3, if its numbers are not those whose digest \
            was recorded.

            Example: daicho report show ledger fundSheet.2025-03-31.120 --csv
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The report, as 'daicho report list' names it.")
    var report: String

    @OptionGroup var form: PaperOptions

    @Option(name: .shortAndLong, help: .init("The file to write.", valueName: "file"))
    var output: String?

    func run() throws {
        if let output { try PaperOptions.require(output, outside: target.folder) }
        let text = try form.text(of: IssuedReport(report, in: target.folder).paper())
        if let output {
            try PaperOptions.write(text, to: output)
        } else {
            try Console.write(text)
        }
    }
}
