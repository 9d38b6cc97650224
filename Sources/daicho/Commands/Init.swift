import Accounting
import ArgumentParser
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import Terminal
import Transparency

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a ledger: its folder, its first events, its signing key.",
        discussion: """
            Example: daicho init ledger --name "Fund ledger" --operator BSK

            Example: daicho init --sample sample-ledger
            """)

    @OptionGroup var target: LedgerOption

    @Option(help: .init("What the ledger is called.", valueName: "text"))
    var name: String?

    @Option(
        name: .customLong("operator"),
        help: .init("The body that keeps the ledger.", valueName: "text"))
    var operatorName: String?

    @Option(help: .init("The identifier of the first administrator.", valueName: "identifier"))
    var administrator = Self.firstAdministrator

    @Option(
        help: .init(
            "Where to write the signing key; beside the folder by default.", valueName: "file"))
    var key: String?

    @Option(help: "The origin line of checkpoints; daicho/FOLDER by default.")
    var origin: String?

    @Option(
        help: .init("The legal date of the opening; today in Tokyo by default.", valueName: "date"))
    var on: String?

    @Flag(help: "Fill the ledger with the public record and synthetic acts.")
    var sample = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard !sample || administrator == Self.firstAdministrator else {
            throw ValidationError("--sample and --administrator exclude each other")
        }
        guard sample || (name != nil && operatorName != nil) else {
            throw ValidationError("give --name and --operator, or --sample")
        }
    }

    /// The acts of the sample are recorded by a person of this name.
    private static let firstAdministrator = "administrator"

    func run() throws {
        let folder = target.folder
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            throw CommandFailure(
                .badInput, "\(folder.path): stands already; it is not overwritten")
        }
        let keyPath = key ?? folder.keyPath
        guard !folder.contains(keyPath) else {
            throw CommandFailure(
                .badInput,
                "--key \(keyPath): must lie outside the ledger's folder, so that no "
                    + "copy of the ledger carries it")
        }
        try requireParent(of: key == nil ? folder.path.withoutTrailingSlashes : keyPath)
        // Everything that can be wrong is looked at before the first file is made.
        let genesis = try preparation()
        Interruption.watch()
        let signer = try SigningKey.make(origin: try originLine(), at: keyPath)
        let head: TreeHead
        do {
            head = try make(folder, genesis(signer), signer)
        } catch {
            try? FileManager.default.removeItem(atPath: keyPath)
            throw error
        }
        Console.note("ledger \(folder.path), signing key \(keyPath) (keep it apart and secret)")
        Console.note("verifier key \(signer.verifier.encoded)")
        guard json else { return }
        try Console.write(
            TextJSON.object(
                [
                    ("ledger", .string(folder.path)), ("key", .string(keyPath)),
                    ("origin", .string(signer.verifier.name)),
                    ("verifierKey", .string(signer.verifier.encoded)),
                ] + TextJSON.members(of: head)))
    }

    private func requireParent(of path: String) throws {
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        guard parent.isEmpty || FileManager.default.fileExists(atPath: parent) else {
            throw CommandFailure(.badInput, "\(parent): there is no such folder; make it first")
        }
    }

    private func make(_ folder: LedgerFolder, _ genesis: Genesis, _ signer: NoteSigner) throws
        -> TreeHead
    {
        let draft = try DraftFolder(for: folder.path)
        do {
            let head = try fill(LedgerFolder(path: draft.path), genesis, signer)
            try draft.finish()
            return head
        } catch {
            draft.discard()
            throw error
        }
    }

    private func fill(_ folder: LedgerFolder, _ genesis: Genesis, _ signer: NoteSigner) throws
        -> TreeHead
    {
        let log = try failing { () throws(LogFailure) in
            try LMDBEventLog(
                path: folder.logPath, creating: true, sign: { try signer.checkpoint($0) })
        }
        try failing { () throws(LogFailure) in try genesis.append(to: log, clock: SystemClock()) }
        if sample { try Sample.post(to: log) }
        return try LedgerReader.reading { try log.treeHead() }
    }

    /// Checks the arguments and answers how the genesis is made once the key is there.
    private func preparation() throws -> (NoteSigner) throws -> Genesis {
        let name = try text(name ?? Sample.name, "--name")
        let operatorName = try text(operatorName ?? Sample.operatorName, "--operator")
        guard let administrator = Identifier(administrator) else {
            throw CommandFailure(
                .badInput,
                "--administrator \(administrator): must be 1 to 63 letters, digits, '.', '_', '-'")
        }
        let date = try openingDate()
        let title = try text(administrator.text, "--administrator")
        return { signer in
            guard let key = KeyBytes(signer.verifier.publicKey.bytes) else {
                throw CommandFailure(.failed, "the key has no 32 bytes")
            }
            return Genesis(
                opening: LedgerOpened(
                    name: name, operatorName: operatorName, formatVersion: UInt16Field(1),
                    signerKey: key),
                administrator: administrator, administratorName: title, effectiveOn: date)
        }
    }

    private func text(_ value: String, _ option: String) throws -> PlainText {
        do { return try PlainText(normalizing: value) } catch {
            throw CommandFailure(
                .badInput,
                "\(option): must be text of 1 to \(PlainText.maximumBytes) bytes without control "
                    + "characters; \(error)")
        }
    }

    private func openingDate() throws -> LegalDate {
        if let on {
            guard let date = LegalDate(on) else {
                throw CommandFailure(.badInput, "--on \(on): must be a date such as 2025-04-01")
            }
            return date
        }
        if sample { return Sample.openingDate }
        guard let today = SystemClock().now().dateInTokyo else {
            throw CommandFailure(.failed, "the clock shows no date from 1868 to 9999")
        }
        return today
    }

    private func originLine() throws -> String {
        if let origin { return origin }
        let name = URL(fileURLWithPath: target.ledger).lastPathComponent
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && Identifier(String(scalar)) != nil ? String(scalar) : "-"
        }
        return "daicho/" + plain.joined()
    }
}
