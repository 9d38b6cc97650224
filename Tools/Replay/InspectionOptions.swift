import ArgumentParser
import Audit
import Cryptography
import EventCoding
import EventSourcing
import FolderLog
import Foundation
import ReadModels
import Transparency

/// What every audit is told.
struct InspectionOptions: ParsableArguments {
    @Argument(
        help: .init(
            "The folder of the ledger, a copy of it, a published log or a package.",
            valueName: "ledger"))
    var ledger: String

    @Option(
        name: .customLong("checkpoint"),
        help: .init(
            "A checkpoint from elsewhere that must be a prefix; may be given more than once.",
            valueName: "file"))
    var checkpoints: [String] = []

    @Option(
        name: .customLong("older"),
        help: .init(
            "An older package, published log or ledger that must be a prefix; may be given more "
                + "than once.",
            valueName: "folder"))
    var older: [String] = []

    @Option(
        help: .init(
            "The verifier key of the ledger, as 'daicho init' printed it.", valueName: "key"))
    var verifier: String?

    @Option(
        help: .init(
            "Whose signatures are asked for: keys of logs and witnesses, and a quorum "
                + "(C2SP tlog-policy).", valueName: "file"))
    var policy: String?

    @Option(
        help: .init(
            "A folder of the documents that events name by their hashes.", valueName: "folder"))
    var evidence: String?

    @Flag(help: "Tell on standard error how far it is, also where that is no terminal.")
    var progress = false

    @Flag(help: "Print one JSON object.")
    var json = false

    /// Reads what is named here.
    func settings() throws -> AuditSettings {
        var settings = AuditSettings()
        if let verifier { settings.keys = [try Inspection.verifierKey(verifier)] }
        if let policy { settings.policy = try readPolicy(policy) }
        // A key that was given counts alone, whatever logs the policy lists.
        if settings.keys.isEmpty { settings.keys = settings.policy?.logs ?? [] }
        settings.older = try checkpoints.map(CheckpointFile.read)
        for folder in older { try add(olderFrom: folder, to: &settings) }
        return settings
    }

    private func readPolicy(_ path: String) throws -> WitnessPolicy {
        guard let bytes = BoundedFile.read(path, upTo: WitnessPolicy.maximumBytes + 1) else {
            throw Output.Failure("--policy \(path): cannot be read")
        }
        do { return try WitnessPolicy(parsing: bytes) } catch {
            throw Output.Failure("--policy \(path): \(error)")
        }
    }

    /// A log that has its records is known by the tree that they make. Of one that was kept without
    /// them only what it says is known: its checkpoint, and of a package the root in its manifest.
    private func add(olderFrom folder: String, to settings: inout AuditSettings) throws {
        func has(_ file: String) -> Bool {
            FileManager.default.fileExists(atPath: "\(folder)/\(file)")
        }
        var heads: [TreeHead] = []
        if has("log.mdb") || has("records") || has("tile") {
            let copy = try SoundCopy(at: folder, keys: settings.keys, option: "--older")
            heads.append(copy.head)
        } else {
            settings.olderWithoutRecords.append(folder)
        }
        let manifest = "manifest.json"
        if has(manifest) { heads.append(try Self.head(inManifest: "\(folder)/\(manifest)")) }
        for head in heads where !settings.olderHeads.contains(head) {
            settings.olderHeads.append(head)
        }
        // That of a package may be of a later tree, which the log must begin with all the same.
        guard heads.isEmpty || has("checkpoint") else { return }
        settings.older.append(try CheckpointFile.read(folder + "/checkpoint", for: "--older"))
    }

    private static func head(inManifest path: String) throws -> TreeHead {
        guard
            let manifest = BoundedFile.read(path, upTo: 1 << 24)
                .flatMap({ try? JSONParser.parse($0) }),
            case .integer(let count)? = manifest["eventCount"], let size = UInt64(exactly: count),
            let root = manifest["treeRoot"]?.string.flatMap(Hexadecimal.decode)
                .flatMap(MerkleHash.init(bytes:))
        else { throw Output.Failure("--older \(path): names no tree") }
        return TreeHead(size: size, root: root)
    }
}
