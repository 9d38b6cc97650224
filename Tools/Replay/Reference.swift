import ArgumentParser
import Audit
import EventCoding
import ReadModels

struct Reference: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Prints a page of the reference: what findings mean, the journal tests, or this help.",
        discussion: "Example: daicho-replay reference findings")

    enum Page: String, ExpressibleByArgument, CaseIterable {
        case findings, cli, journalTests = "journal-tests"
    }

    @Argument(help: "Which page.")
    var page: Page

    func run() throws {
        switch page {
        case .findings: try Output.write(Self.findings)
        case .journalTests: try Output.write(Self.journalTests)
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

    private static var journalTests: String {
        var page = MarkdownPage("Journal tests", origin: "daicho-replay reference journal-tests")
        page.paragraph(
            "What `daicho-replay tests` asks of every entry. A test finds what every rule lets "
                + "pass and somebody must explain: an exception is no error. A parameter is set "
                + "with `--set TEST.PARAMETER=VALUE`.")
        page.heading("Outcomes", level: 2)
        page.table(
            ["outcome", "meaning"],
            JournalVerdict.Outcome.allCases.map { [$0.rawValue, $0.meaning] })
        for test in JournalTestCatalogue.declarations {
            page.heading("\(test.name) (\(test.title.japanese))", level: 2)
            page.paragraph(test.question)
            page.table(
                ["", ""],
                [
                    ["population", test.population], ["exception", test.exception],
                    ["source", test.source],
                ])
            guard !test.parameters.isEmpty else { continue }
            page.table(
                ["parameter", "default", "values", "meaning"],
                test.parameters.map {
                    ["`\($0.name)`", "\($0.defaultValue)", $0.kind.description, $0.about]
                })
        }
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
