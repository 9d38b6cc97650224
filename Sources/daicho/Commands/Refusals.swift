import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct Refusals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refusals",
        abstract: "The commands that rules refused: who wanted what, and why not.",
        discussion: "Example: daicho refusals ledger --code exceeds-allocation --actor toko")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    @Option(help: "Only refusals by this rule.")
    var code: String?

    @Option(help: "Only refusals to this person.")
    var actor: String?

    @Flag(help: "Print how often each rule refused, and no single refusal.")
    var counts = false

    func run() throws {
        if let code, RejectionCode(rawValue: code) == nil {
            throw CommandFailure(
                .badInput, "--code \(code): is no rule; docs/reference/errors.md lists them")
        }
        if counts {
            guard code == nil, actor == nil else {
                throw CommandFailure(.badInput, "--counts stands without --code and --actor")
            }
            return try options.print(.refusalCounts, of: target.folder)
        }
        let person = try actor.map { text in
            guard let name = StreamName(parsing: text.contains("/") ? text : "actor/\(text)") else {
                throw CommandFailure(.badInput, "--actor \(text): must be an actor")
            }
            return name
        }
        let log = try target.folder.openForReading()
        let view = try options.view(of: log, in: target.folder, only: [.names])
        try KnownNames(of: view.ledger.actors.map { view.name($0.key.stream) })
            .require(person, givenWith: "--actor")
        var rows: [[RegisterTable.Cell]] = []
        if !view.refused.isEmpty {
            let events = try ProvenEvents(log)
            for position in view.refused {
                let event = try events.event(at: position)
                let name = view.name(event.head.actor)
                guard let refusal = event.act as? CommandRefused,
                    code.map({ $0 == refusal.code.text }) ?? true,
                    person == nil || person == name
                else { continue }
                rows.append(cells(event, refusal, name))
            }
        }
        try options.print(RegisterTable(name: "refusals", columns: Self.columns, rows: rows))
    }

    private static let columns: [RegisterTable.Column] = [
        .init("position", "Position"), .init("recordedAt", "Recorded (UTC)"),
        .init("actor", "Actor"), .init("command", "Command"), .init("subject", "Subject"),
        .init("on", "For"), .init("code", "Rule"), .init("facts", "Facts"),
        .init("basis", "Basis"), .init("id", "Id of the command"),
    ]

    private func cells(_ event: RecordedEvent, _ refusal: CommandRefused, _ actor: StreamName?)
        -> [RegisterTable.Cell]
    {
        let facts = refusal.facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        return [
            .count(event.head.position.rawValue), .text(event.head.recordedAt.description),
            .text(actor?.text ?? ""), .text(refusal.command.text), .text(refusal.subject.text),
            .date(event.head.effectiveOn), .text(refusal.code.text), .text(facts),
            .text(refusal.basis.text), .text(refusal.commandID.description),
        ]
    }
}
