import Cryptography
import LMDBEventLog
import LedgerEngine
import Transparency

extension LedgerFolder {
    /// The state images that the key which the log's first event names has signed; `nil` if the log
    /// does not tell the key and its name. Whatever is wrong there is said by those who need it.
    /// Who can read the key beside the folder leaves images of what was asked behind.
    func images(of log: LMDBEventLog) -> StateImages? {
        verifier(of: log).map { verifier in
            StateImages(
                in: imagesPath, signedBy: verifier,
                writtenBy: SigningKey.ifReadable(keyPath, of: verifier))
        }
    }

    /// Tells the notes that the key has signed which the log's first event names; `nil` as above.
    func verifier(of log: LMDBEventLog) -> NoteVerifier? {
        guard let opening = try? SigningKey.opening(of: log),
            let key = Ed25519PublicKey(bytes: opening), let note = try? log.checkpoint(),
            let origin = try? Checkpoint(note.text).origin
        else { return nil }
        return NoteVerifier(name: origin, publicKey: key)
    }
}
