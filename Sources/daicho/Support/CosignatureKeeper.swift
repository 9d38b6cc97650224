import Bytes
import EventSourcing
import FolderLog
import Foundation
import ReadModels
import Transparency

/// The cosignatures beside a ledger: `LEDGER/cosignatures/SIZE-KEYHASH`.
struct CosignatureKeeper {
    let folder: LedgerFolder

    private var path: String { folder.path + "/" + CosignatureFolder.name }

    /// All that can be read, by size; damaged ones are the audit's business.
    var all: [Cosignature] { CosignatureFolder(beside: folder.path).cosignatures }

    func put(_ cosignature: Cosignature) throws {
        let file = path + "/" + cosignature.fileName
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(.failed, "\(path): cannot be made: \(error.reason)")
        }
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
        let bytes = Array(cosignature.encoded.utf8)
        guard PlainFile.put(bytes, at: file, draft: draft, permissions: 0o644) else {
            throw CommandFailure(.failed, "\(file): cannot be written")
        }
    }

    /// Hands out those of trees of at most `size` events, for a copy of the log up to there.
    func forEach(upTo size: UInt64, _ body: (_ file: String, _ bytes: [UInt8]) throws -> Void)
        throws
    {
        for cosignature in all where cosignature.state.head.size <= size {
            try body(
                CosignatureFolder.name + "/" + cosignature.fileName,
                Array(cosignature.encoded.utf8))
        }
    }

    /// The checkpoint with the signatures of all witnesses who have signed it.
    func cosigned(_ checkpoint: SignedNote) -> SignedNote {
        var note = checkpoint
        for cosignature in all where cosignature.checkpoint.text == checkpoint.text {
            for signature in cosignature.checkpoint.signatures
            where !note.signatures.contains(signature) { note.add(signature) }
        }
        return note
    }
}
