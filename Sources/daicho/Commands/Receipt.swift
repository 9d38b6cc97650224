import ArgumentParser
import Cryptography
import EventCoding
import LMDBEventLog
import Transparency

struct Receipt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Prints the receipt of an event: its proof of inclusion and the checkpoint.",
        discussion: "Example: daicho receipt ledger 42 > 42.tlog-proof")

    @OptionGroup var target: LedgerOption

    @Argument(help: "The position of the event.")
    var position: UInt64

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        guard let proof = try LedgerReader.reading({ try log.receipt(of: position) }) else {
            throw CommandFailure(.badInput, "position \(position) is not in the ledger")
        }
        guard json else { return try Console.write(proof.text) }
        let node = try LedgerReader.reading { try log.node(level: 0, index: position) }
        try Console.write(
            TextJSON.object([
                ("position", .integer(Int128(position))), ("leaf", .string(node.description)),
                ("proof", .string(proof.text)),
            ]))
    }
}
