import ArgumentParser

struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approves proposals of another person; each act is recorded with its approval.",
        discussion: """
            Refused if anything that the act rests on has moved since it was proposed.

            Example: daicho approve ledger 3f0c9a55-21d4-8a01 --as treasurer.mori
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: AnswerOptions

    func run() throws { try options.answer("act.approve", reason: nil, in: target.folder) }
}

struct Decline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Declines proposals of another person.",
        discussion: """
            Example: daicho decline ledger 3f0c9a55-21d4-8a01 --reason "wrong bank" \
            --as treasurer.mori
            """)

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: AnswerOptions

    @Option(help: "Why.")
    var reason: String

    func run() throws { try options.answer("act.decline", reason: reason, in: target.folder) }
}

struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes back proposals of one's own.",
        discussion: "Example: daicho withdraw ledger 3f0c9a55-21d4-8a01 --as treasurer.sato")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: AnswerOptions

    @Option(help: "Why.")
    var reason: String?

    func run() throws { try options.answer("act.withdraw", reason: reason, in: target.folder) }
}
