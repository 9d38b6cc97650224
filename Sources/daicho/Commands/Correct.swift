import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct Correct: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract:
            "Proposes to correct an event that was recorded wrongly; another person approves.",
        discussion: """
            Its entry is reversed and the right one posted; the event stays as it was recorded. \
            Facts that are not given stay as they were.

            Example: daicho correct ledger 42 --facts '{"amount":600}' --reason "typed wrongly" \
            --as treasurer.sato
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The position of the event.")
    var position: UInt64

    @Option(help: .init("The facts that were wrong, as they should be.", valueName: "json"))
    var facts: String

    @Option(help: "What was wrong, and how it was found.")
    var reason: String

    @Option(
        help: .init(
            "The date on which the act took effect, if that was wrong.", valueName: "date"))
    var dated: String?

    @OptionGroup var options: ProposalOptions

    func run() throws {
        let given = try? JSONParser.parse(Array(facts.utf8))
        guard let given = given?.members else {
            throw CommandFailure(.badInput, "--facts: must be an object such as {\"amount\":600}")
        }
        let replacement = try replacement(given)
        try options.propose(
            "entry.correct", about: try name().text,
            [
                .init("corrects", .integer(Int128(position))),
                .init("reason", .string(reason)), .init("replacement", replacement),
            ], in: target.folder)
    }

    /// The act as it was recorded, with the facts that are given. Of a correction it is what that
    /// one put right. Lets go of the log before it is opened again for writing.
    private func replacement(_ given: [JSONValue.Member]) throws -> JSONValue {
        let events = try ProvenEvents(target.folder.openForReading())
        let event = try events.record(at: position).event
        let view = EventJSON.view(event, name: events.name, account: events.account)
        let act = view["facts"]?["replacement"]
        let command = type(of: event.act).declaration.command
        let facts = act?["facts"] ?? Self.given(view["facts"], by: event.act)
        var members: [JSONValue.Member] = [
            .init("command", act?["command"] ?? .string(command)),
            .init("subject", act?["subject"] ?? view["stream"] ?? .null),
            .init("on", dated.map { .string($0) } ?? act?["on"] ?? view["effectiveOn"] ?? .null),
            .init("facts", .object(Self.facts(facts, replacedBy: given))),
        ]
        if let evidence = (act ?? view)["evidence"] {
            members.append(.init("evidence", evidence))
        }
        return .object(members)
    }

    /// Without what the rules filled in, which no command gives.
    private static func given(_ facts: JSONValue?, by act: any Act) -> JSONValue {
        let names = Set(ActDescriptor.of(act).givenFields.map(\.name))
        return .object(facts?.members?.filter { names.contains($0.name) } ?? [])
    }

    /// After the event. It is taken if the event was corrected before, which is for the rules to
    /// tell.
    private func name() throws -> StreamName {
        let view = try LedgerReader.view(of: target.folder)
        let names = ["\(position)", "\(position).again"].compactMap { Identifier($0) }
            .map { StreamName(Correction.category, $0) }
        guard let name = names.first(where: { view.ledger.reference(to: $0) == nil }) ?? names.last
        else { throw CommandFailure(.badInput, "\(position): is no position of a ledger") }
        return name
    }

    private static func facts(_ recorded: JSONValue?, replacedBy given: [JSONValue.Member])
        -> [JSONValue.Member]
    {
        let kept = recorded?.members?.filter { member in
            !given.contains { $0.name == member.name } && member.value != .null
        }
        return (kept ?? []) + given
    }
}

struct Corrections: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "The events that were corrected, each with the event that corrects it.",
        discussion: "Example: daicho corrections ledger")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    func run() throws {
        try options.print(.corrections, of: target.folder)
    }
}
