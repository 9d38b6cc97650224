import ArgumentParser
import DefenseFund
import EventCoding

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Prints an example of a command with a comment on every field.",
        discussion: """
            Change what it says and post it: daicho new grant.allocate > act.jsonc; \
            daicho post ledger act.jsonc --as approver.ito
            """)

    @Argument(help: "The command or the event: grant.allocate, grant.allocated.")
    var type: String

    func run() throws {
        guard let descriptor = ActDescriptor.named(type),
            descriptor.declaration.roles != [.system]
        else {
            let known = ActDescriptor.all.map(\.declaration).filter { $0.roles != [.system] }
                .map(\.command)
            let kind = type.prefix { $0 != "." }
            let alike = known.filter { $0.prefix { $0 != "." } == kind }
            throw CommandFailure(
                .badInput,
                "\(type.prefix(80)): there is no such command; there are "
                    + (alike.isEmpty ? known : alike).joined(separator: ", "))
        }
        try Console.write(CommandTemplate.text(of: descriptor))
    }
}
