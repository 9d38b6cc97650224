import ArgumentParser
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import Transparency

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints one event.",
        discussion: "Example: daicho show ledger 42 --bytes")

    @OptionGroup var target: LedgerOption

    @Argument(help: "The position of the event.")
    var position: UInt64

    @Flag(help: "Print the record: bytes, body in CBOR diagnostic notation, leaf hash.")
    var bytes = false

    @Flag(help: "Print JSON on one line.")
    var json = false

    @Flag(help: "Print withheld values of which the key is here.")
    var reveal = false

    func validate() throws {
        guard !(reveal && bytes) else {
            throw ValidationError("--reveal and --bytes exclude each other")
        }
    }

    func run() throws {
        var revealer = reveal ? try Revealer(target.folder) : nil
        let events = try ProvenEvents(target.folder.openForReading())
        let (event, record) = try events.record(at: position)
        guard !bytes else { return try Console.write(Self.bytesText(of: event, record)) }
        let view = EventJSON.view(event, name: events.name, account: events.account)
        let value = revealer?.revealed(view) ?? view
        try Console.write((json ? value.compact : value.pretty) + "\n")
    }

    private static func bytesText(of event: RecordedEvent, _ record: [UInt8]) -> String {
        let body = CBORDiagnostic.text(event.act.primitives)
        return """
            record  \(record.count) bytes
            \(Hexadecimal.encode(record))
            body    \(body)
            leaf    \(MerkleHash.leaf(record.rawSpan))

            """
    }
}
