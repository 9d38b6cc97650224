import ArgumentParser
import Audit
import EventCoding

struct Reference: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a page of the reference: what findings mean, or this help as one page.",
        discussion: "Example: daicho-replay reference findings")

    enum Page: String, ExpressibleByArgument, CaseIterable { case findings, cli }

    @Argument(help: "Which page.")
    var page: Page

    func run() throws {
        switch page {
        case .findings: try Output.write(Self.findings)
        case .cli: try Output.write(Self.commandLine)
        }
    }

    private static var findings: String {
        var page = MarkdownPage("Findings", origin: "daicho-replay reference findings")
        page.paragraph(
            "Every code of a finding, as `daicho-replay` tells it. A finding ends the audit with "
                + "`failed`, exit status 1. Codes are never renamed.")
        page.table(
            ["code", "what is not as it must be", "what to do"],
            Finding.Code.allCases.map { ["`\($0.rawValue)`", $0.cause, $0.remedy] })
        return page.text
    }

    /// Follows the page that `daicho schema --reference` writes.
    private static var commandLine: String {
        var page = MarkdownPage()
        page.heading("daicho-replay")
        page.code(DaichoReplay.helpMessage(columns: 80), language: "text")
        for command in DaichoReplay.configuration.subcommands {
            page.heading("daicho-replay \(command._commandName)", level: 3)
            page.code(DaichoReplay.helpMessage(for: command, columns: 80), language: "text")
        }
        return page.text
    }
}
