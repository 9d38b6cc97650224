import EventCoding
import Cryptography
import ArgumentParser
import EventSourcing
import Foundation
import LMDBEventLog
import Transparency

struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Prints the newest signed checkpoint (C2SP tlog-checkpoint).",
        discussion: "Example: daicho checkpoint ledger > checkpoint")

    @OptionGroup var target: LedgerOption

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        guard let note = try LedgerReader.reading({ try log.checkpoint() }) else {
            throw CommandFailure(.failed, "\(target.ledger): the log has no checkpoint yet")
        }
        guard json else { return Console.write(note.encoded) }
        let body = try LedgerReader.reading { try Checkpoint(note.text) }
        Console.write(
            TextJSON.object([
                ("origin", .string(body.origin)), ("size", .integer(Int128(body.head.size))),
                ("root", .string(body.head.root.description)), ("note", .string(note.encoded)),
            ]))
    }
}

struct Receipt: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        guard json else { return Console.write(proof.text) }
        let node = try LedgerReader.reading { try log.node(level: 0, index: position) }
        Console.write(
            TextJSON.object([
                ("position", .integer(Int128(position))), ("leaf", .string(node.description)),
                ("proof", .string(proof.text)),
            ]))
    }
}

struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lays the log out as static tiles (C2SP tlog-tiles) for any web server.",
        discussion: "Example: daicho publish ledger public/")

    @OptionGroup var target: LedgerOption

    @Argument(help: "The folder to write into; what is published already is kept.")
    var folder: String

    func run() throws {
        let log = try target.folder.openForReading()
        guard let note = try LedgerReader.reading({ try log.checkpoint() }) else {
            throw CommandFailure(.failed, "\(target.ledger): the log has no checkpoint yet")
        }
        let size = try LedgerReader.reading { try Checkpoint(note.text).head.size }
        let publisher = TilePublisher(log: log, folder: folder)
        try publisher.publish(size: size)
        // The checkpoint comes last: whoever reads it finds every tile that it covers.
        try publisher.write("checkpoint", Array(note.encoded.utf8))
        Console.note("published \(size) events to \(folder)")
    }
}
