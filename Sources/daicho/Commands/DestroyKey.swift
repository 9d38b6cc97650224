import ArgumentParser
import EventCoding
import EventSourcing

struct DestroyKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy-key",
        abstract: "Proposes to destroy the key of what is withheld; another person approves.",
        discussion: """
            Once approved, the destruction is recorded and the key's file removed: nobody reads \
            any more what was withheld under it, in no copy of the ledger. The records stay and \
            verify. Copies of the key are for whoever made them to destroy.

            Example: daicho destroy-key ledger secret/S-1 --reason "lifted" --as minister.abe
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The secret, party or actor: secret/S-1.")
    var name: String

    @Option(help: "Why nobody shall read it any more.")
    var reason: String

    @OptionGroup var options: ProposalOptions

    func run() throws {
        let name = try KeyName.parse(name)
        try options.propose(
            "\(name.categoryText).destroyKey", about: name.text,
            [.init("reason", .string(reason))], in: target.folder)
    }
}
