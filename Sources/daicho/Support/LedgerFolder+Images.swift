import Cryptography
import LMDBEventLog
import LedgerEngine
import Transparency

extension LedgerFolder {
    /// The state images that the key which the log's first event names has signed; `nil` if the log
    /// does not tell the key and its name. Whatever is wrong there is said by those who need it.
    func images(of log: LMDBEventLog) -> StateImages? {
        guard let opening = try? SigningKey.opening(of: log),
            let key = Ed25519PublicKey(bytes: opening), let note = try? log.checkpoint(),
            let origin = try? Checkpoint(note.text).origin,
            let verifier = NoteVerifier(name: origin, publicKey: key)
        else { return nil }
        return StateImages(in: imagesPath, signedBy: verifier)
    }
}
