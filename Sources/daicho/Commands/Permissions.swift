import ArgumentParser
import EventCoding
import ReadModels

struct Permissions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who could do what on a day, as the ledger knows it now.",
        discussion: "Example: daicho permissions ledger --on 2025-04-01 --act grant.allocate")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions
    @OptionGroup var day: DateOption

    @Option(help: "Only who could record this act, by its command or its event.")
    var act: String?

    func run() throws {
        let date = try day.date()
        guard let act else {
            return try options.print(
                LedgerReader.view(of: target.folder, at: options.at).permissionTable(on: date))
        }
        guard let kind = ActDescriptor.named(act) else {
            throw CommandFailure(
                .badInput,
                "--act \(act.prefix(80)): names no act; 'daicho schema --list' shows them"
            )
        }
        try options.print(
            LedgerReader.view(of: target.folder, at: options.at)
                .permissionTable(on: date, for: kind.declaration))
    }
}
