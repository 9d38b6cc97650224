import ArgumentParser
import Bytes
import Cryptography
import EventCoding
import EventSourcing
import FolderLog
import Foundation
import LMDBEventLog
import ReadModels
import Transparency

struct AddCosignature: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-cosignature",
        abstract: "Keeps what a witness has signed, beside the ledger.",
        discussion: """
            The file is the one that 'daicho-replay cosign' wrote. It is kept if it is about this \
            ledger's own tree; whom to believe is for the reader to say.

            Example: daicho add-cosignature ledger signed
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "The file from the witness.")
    var file: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        let cosignature = try read()
        try requireOwn(cosignature, log)
        let folder = CosignatureKeeper(folder: target.folder)
        try folder.put(cosignature)
        let state = cosignature.state
        Console.note(
            "\(state.witness.name) vouches for events 0 to \(state.head.size - 1), signed on "
                + "\(cosignature.signedAt)")
        guard json else { return }
        try Console.write(
            TextJSON.object(
                [("witness", .string(state.witness.name)), ("key", .string(state.witness.encoded))]
                    + TextJSON.members(of: state.head)
                    + [("signedAt", .string(cosignature.signedAt.description))]))
    }

    private func read() throws -> Cosignature {
        guard
            let data = try? FileHandle(forReadingAtPath: file)?.read(
                upToCount: Cosignature.maximumBytes + 1)
        else { throw CommandFailure(.badInput, "\(file): cannot be read, or is empty") }
        do { return try Cosignature(parsing: Array(data)) } catch {
            throw CommandFailure(
                .badInput,
                "\(file): \(error); ask the witness for the file that 'cosign' wrote "
                    + "[cosignature-invalid]")
        }
    }

    /// The log's key has signed the checkpoint, and the tree is one that this log had.
    private func requireOwn(_ cosignature: Cosignature, _ log: LMDBEventLog) throws {
        let head = cosignature.state.head
        let newest = try LedgerReader.newestNote(of: log, in: target.ledger)
        let own = try LedgerReader.reading { try Checkpoint(newest.text) }
        let key = try SigningKey.opening(of: log).flatMap(Ed25519PublicKey.init(bytes:))
        guard cosignature.state.origin == own.origin,
            let verifier = key.flatMap({ NoteVerifier(name: own.origin, publicKey: $0) }),
            verifier.verifies(cosignature.checkpoint)
        else { throw isForeign("is about another ledger") }
        guard head.size > 0, head.size <= own.head.size else {
            throw isForeign(
                "is about \(head.size) events where this ledger has \(own.head.size): a backup was "
                    + "put back, or another copy has gone on")
        }
        guard
            try LedgerReader.reading({ try MerkleTree(log).root(size: head.size) }) == head.root
        else { throw isForeign("is about another history of this ledger") }
    }

    private func isForeign(_ problem: String) -> CommandFailure {
        CommandFailure(.badInput, "\(file): \(problem) [cosignature-foreign]")
    }
}
