import ArgumentParser
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import ReadModels
import Terminal
import Transparency

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the ledger while it is in use, then reads the copy and checks its root.",
        discussion: "Example: daicho backup ledger /mnt/backup/ledger-2026-04-01")

    @OptionGroup var target: LedgerOption

    @Argument(help: "The folder to make; it must not be there yet.")
    var copy: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        try target.folder.requireOutside(copy)
        let draft = try DraftFolder(for: copy)
        do {
            let path = LedgerFolder(path: draft.path).logPath
            try failing { () throws(LogFailure) in try log.copy(to: path) }
            // After the log, so that no record of the copy lacks its value. Keys lie elsewhere.
            try failing { () throws(LogFailure) in
                try target.folder.values.copy(to: LedgerFolder(path: draft.path).values)
            }
            let head = try verify(path)
            let keeper = CosignatureKeeper(folder: LedgerFolder(path: draft.path))
            for one in CosignatureKeeper(folder: target.folder).all
            where one.state.head.size <= head.size { try keeper.put(one) }
            try draft.finish()
            Console.note("copied \(head.size) events; root \(head.root) computed from the copy")
            guard json else { return }
            try Console.write(
                TextJSON.object([("copy", .string(copy))] + TextJSON.members(of: head)))
        } catch {
            draft.discard()
            throw error
        }
    }

    /// Hashes every record of the copy and compares with the head that was stored.
    private func verify(_ path: String) throws -> TreeHead {
        try LedgerReader.reading {
            let log = try LMDBEventLog(readingFrom: path)
            var range = CompactRange()
            try log.read(from: .start) { _, record in
                try Interruption.check()
                range.append(.leaf(record))
                return true
            }
            let head = try log.treeHead()
            guard head == range.head else {
                throw LogFailure.broken("the copy's records do not make its root")
            }
            return head
        }
    }
}
