import ArgumentParser
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import ReadModels

struct MakeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-key",
        abstract: "Makes the key under which values are withheld.",
        discussion: """
            The key is a file in LEDGER.keys, beside the ledger's folder. A row withholds a text \
            with "withhold": {"under": "secret/S-1", "fields": ["content"]}. Who loses the key \
            loses what is withheld under it; 'daicho destroy-key' does that on purpose.

            Example: daicho make-key ledger secret/S-1
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The secret, party or actor: secret/S-1.")
    var name: String

    func run() throws {
        let name = try KeyName.parse(name)
        let log = try target.folder.openForReading()
        var first: UInt64?
        let view = try LedgerReader.view(of: log) { event, _, _ in
            guard first == nil else { return }
            let isUsed = WithheldField.all(in: event.act).contains { $0.text.under == name }
            if isUsed { first = event.head.position.rawValue }
        }
        if let date = view.dateOfDestruction(ofKeyOf: name) {
            throw CommandFailure(
                .badInput, "\(name): its key was destroyed on \(date), and there is no other")
        }
        // Two keys of one name could not be told apart: what one withholds the other cannot open.
        let file = target.folder.keyFolder.file(of: name)
        if let first, !FileManager.default.fileExists(atPath: file) {
            throw CommandFailure(
                .badInput,
                "\(name): has a key already, under which event \(first) withholds; bring it to "
                    + file)
        }
        let bytes = try SecureRandom.bytes(WithholdingKey.byteCount)
        do throws(KeyFolder.Problem) {
            try target.folder.keyFolder.make(bytes, of: name)
        } catch {
            throw CommandFailure(.badInput, error.description)
        }
        Console.note("key of \(name) in \(file) (keep it apart and secret)")
    }
}
