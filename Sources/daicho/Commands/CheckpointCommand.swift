import ArgumentParser
import Cryptography
import EventCoding
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
        let note = try LedgerReader.newestNote(of: log, in: target.ledger)
        guard json else { return try Console.write(note.encoded) }
        let body = try LedgerReader.reading { try Checkpoint(note.text) }
        try Console.write(
            TextJSON.object(
                [("origin", .string(body.origin))] + TextJSON.members(of: body.head)
                    + [("note", .string(note.encoded))]))
    }
}
