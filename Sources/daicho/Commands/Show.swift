import ArgumentParser
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import Transparency

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let log = try target.folder.openForReading()
        _ = try LedgerReader.view(of: log, through: position) { event, record, view in
            guard event.head.position.rawValue == position else { return }
            let view = EventJSON.view(
                event, name: { LedgerReader.name($0, in: view, log) }, account: view.account)
            let value = revealer?.revealed(view) ?? view
            if bytes {
                try Console.write(Self.bytesText(of: event, record))
            } else {
                try Console.write((json ? value.compact : value.pretty) + "\n")
            }
        }
    }

    private static func bytesText(of event: RecordedEvent, _ record: RawSpan) -> String {
        let all = RecordBytes.copy(record)
        let body = CBORDiagnostic.text(event.act.primitives)
        return """
            record  \(all.count) bytes
            \(Hexadecimal.encode(all))
            body    \(body)
            leaf    \(MerkleHash.leaf(record))

            """
    }
}
