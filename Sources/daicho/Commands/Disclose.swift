import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing

struct Disclose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclose",
        abstract: "Prints a withheld value with its salt, for whoever holds the record.",
        discussion: """
            'daicho-replay disclosure' tells whether the record says so. Who has the value has \
            it for good: what is disclosed cannot be destroyed any more.

            Example: daicho disclose ledger 42 content >disclosure.json
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The position of the event.")
    var position: UInt64

    @Argument(help: "The field.")
    var field: String

    func run() throws {
        let revealer = try Revealer(target.folder)
        let events = try ProvenEvents(target.folder.openForReading())
        let fields = WithheldField.all(in: try events.record(at: position).event.act)
        guard let text = fields.first(where: { $0.name == field })?.text else {
            let known = Set(fields.map(\.name)).sorted().joined(separator: ", ")
            throw CommandFailure(
                .badInput,
                "event \(position) withholds no field '\(field.prefix(80))'; "
                    + (known.isEmpty ? "it withholds nothing" : "it withholds \(known)"))
        }
        let value: SaltedValue
        do throws(Revealer.Obstacle) { value = try revealer.value(of: text) } catch {
            throw CommandFailure(.failed, error.description)
        }
        let disclosure = Disclosure(position: LogPosition(position), value: value)
        try Console.write(disclosure.json.compact + "\n")
    }
}
