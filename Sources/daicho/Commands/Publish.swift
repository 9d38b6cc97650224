import ArgumentParser
import EventCoding
import Foundation
import LMDBEventLog
import Transparency

struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Lays the log out as static tiles (C2SP tlog-tiles) for any web server.",
        discussion: "Example: daicho publish ledger public/")

    @OptionGroup var target: LedgerOption

    @Argument(help: "The folder to write into; what is published already is kept.")
    var folder: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        try target.folder.requireOutside(folder)
        let note = try LedgerReader.newestNote(of: log, in: target.ledger)
        let checkpoint = try LedgerReader.reading { try Checkpoint(note.text) }
        let size = checkpoint.head.size
        let publisher = TilePublisher(log: log, folder: folder)
        try publisher.requireEarlierSelf(checkpoint)
        try publisher.publish(size: size)
        let keeper = CosignatureKeeper(folder: target.folder)
        try keeper.forEach(upTo: size, publisher.write)
        // The checkpoint comes last: whoever reads it finds every tile that it covers.
        try publisher.write("checkpoint", Array(keeper.cosigned(note).encoded.utf8))
        Console.note("published \(size) events to \(folder)")
        guard json else { return }
        try Console.write(
            TextJSON.object(
                [("folder", .string(folder))] + TextJSON.members(of: checkpoint.head)))
    }
}
