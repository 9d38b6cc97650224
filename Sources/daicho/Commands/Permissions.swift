import ArgumentParser
import DefenseFund
import EventCoding
import ReadModels

struct Permissions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permissions",
        abstract: "Who could do what on a day, as known now or then.",
        discussion: """
            Example: daicho permissions ledger --on 2025-07-31 --as-of 2025-07-31 \
            --act grant.allocate
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    @Option(help: "Only who could record this act, by its command or its event.")
    var act: String?

    func run() throws {
        let day = try options.dayOrToday()
        let kind = try act.map { act in
            guard let kind = ActDescriptor.named(act) else {
                throw CommandFailure(
                    .badInput,
                    "--act \(act.prefix(80)): names no act; 'daicho schema --list' shows them")
            }
            return kind
        }
        let view = try options.view(of: target.folder, on: day, only: [.names])
        try options.print(
            kind.map { view.permissionTable(on: day, for: $0.declaration) }
                ?? view.permissionTable(on: day))
    }
}
