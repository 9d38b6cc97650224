import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import ReadModels
import Snapshot
import Transparency
import Verifier

struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Writes the regulator's package as of a position.",
        discussion: "Example: daicho snapshot ledger -o package --at 120")

    @OptionGroup var target: LedgerOption

    @Option(
        name: .shortAndLong,
        help: .init("The folder to make; it must not be there yet.", valueName: "folder"))
    var output: String

    @OptionGroup var known: KnownTime

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        let count = try known.count(in: log, of: target.folder).rawValue
        guard count > 0 else {
            throw CommandFailure(.badInput, "nothing was recorded by then; give a later --as-of")
        }
        let last = count - 1
        try target.folder.requireOutside(output)
        guard let verifiers = VerifierFiles.read(SnapshotBuilder.companionNames) else {
            throw CommandFailure(.failed, "the verifiers' files are not beside the program")
        }
        let files = try PackageFiles(folder: output)
        do {
            let head = try write(log, through: last, to: files, with: verifiers)
            try CosignatureKeeper(folder: target.folder).forEach(upTo: count, files.append)
            try files.finish()
            Console.note("snapshot of \(head.size) events in \(output)")
            Console.note("root \(head.root)")
            guard json else { return }
            try Console.write(
                TextJSON.object([("folder", .string(output))] + TextJSON.members(of: head)))
        } catch {
            files.discard()
            throw error
        }
    }

    private func write(
        _ log: LMDBEventLog, through last: UInt64, to files: PackageFiles,
        with verifiers: [(name: String, bytes: [UInt8])]
    ) throws -> TreeHead {
        try LedgerReader.reading {
            let names = LedgerView()
            var builder = try SnapshotBuilder(
                files.append, nameAhead: { LedgerReader.name($0, in: names, log) })
            var progress = Progress("events written")
            try log.read(from: .start) { position, record in
                try builder.add(RecordDecoder.decode(record), record: record)
                progress.report(position.rawValue)
                return position.rawValue < last
            }
            let checkpoint = try checkpoint(covering: last + 1, in: log)
            let head = try builder.finish(checkpoint: checkpoint, companions: verifiers)
            // A package never goes out whose events are not those that the key has signed for.
            if let (note, proof) = checkpoint {
                guard try proof.verifies(from: head, to: Checkpoint(note.text).head) else {
                    throw LogFailure.broken("the records do not make the root that was signed")
                }
            }
            return head
        }
    }

    /// The first checkpoint whose tree holds the events: the same for ever, unlike the newest.
    private func checkpoint(covering size: UInt64, in log: LMDBEventLog) throws
        -> (note: SignedNote, proof: ConsistencyProof)?
    {
        guard let note = try log.checkpoint(covering: size) else { return nil }
        let head = try Checkpoint(note.text).head
        return (note, try MerkleTree(log).consistencyProof(from: size, to: head.size))
    }
}
