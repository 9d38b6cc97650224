import ArgumentParser
import ReadModels

struct Propose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Proposes acts of two persons; other rows are posted as they are.",
        discussion: """
            Reads what 'daicho post' reads. Each act of two persons is proposed, under a name that \
            follows from the row; 'daicho proposals' lists what waits, and another person approves.

            Example: daicho propose ledger payments.csv --as treasurer.sato
            """)

    @OptionGroup var post: Post

    func run() throws { try post.run(proposing: true) }
}

struct Proposals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals",
        abstract: "The acts that wait for a second person, and what has moved since.",
        discussion: "Example: daicho proposals ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.proposals, of: target.folder)
    }
}
