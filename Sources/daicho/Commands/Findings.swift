import ArgumentParser
import ReadModels

struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "The findings: what was found, who must answer, how far that is.",
        discussion: "Example: daicho findings ledger --csv")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.findings, of: target.folder)
    }
}

struct Assertions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assertions",
        abstract: "What banks say stood in an account, beside what the books say now.",
        discussion: "Example: daicho assertions ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.assertions, of: target.folder)
    }
}
