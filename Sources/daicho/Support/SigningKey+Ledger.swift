import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import Transparency

extension SigningKey {
    /// Refuses a key that is not the ledger's own, before anything is recorded: under a checkpoint
    /// of another key or another origin the ledger could never be verified again.
    static func require(
        _ signer: NoteSigner, from path: String, toSign log: LMDBEventLog, of ledger: LedgerFolder
    ) throws {
        let advice = "name with --key the file that 'daicho init' wrote for this ledger"
        let expected = try key(of: log, ledger)
        let given = signer.verifier.publicKey.bytes
        guard given == expected else {
            throw CommandFailure(
                .badInput,
                "\(path): is not the signing key of \(ledger.path), which is signed by the key "
                    + "\(Hexadecimal.encode(expected)), not \(Hexadecimal.encode(given)); \(advice)"
            )
        }
        guard let note = try LedgerReader.reading({ try log.checkpoint() }) else { return }
        let origin = try LedgerReader.reading { try Checkpoint(note.text).origin }
        guard origin == signer.verifier.name else {
            throw CommandFailure(
                .badInput,
                "\(path): signs for the origin \(signer.verifier.name), but the checkpoints of "
                    + "\(ledger.path) are of the origin \(origin); \(advice)")
        }
    }

    /// The public key that the ledger's first event names.
    private static func key(of log: LMDBEventLog, _ ledger: LedgerFolder) throws -> [UInt8] {
        guard let key = try opening(of: log) else {
            throw CommandFailure(
                .failed,
                "\(ledger.path): does not begin with the opening of a ledger, so nobody knows its "
                    + "signing key; make a ledger with 'daicho init'")
        }
        return key
    }

    /// The public key of a log's opening; `nil` if the log does not begin with one.
    static func opening(of log: LMDBEventLog) throws -> [UInt8]? {
        var key: [UInt8]?
        try LedgerReader.reading {
            try log.read(from: .start) { _, record in
                key = (try RecordDecoder.decode(record).act as? LedgerOpened)?.signerKey.bytes
                return false
            }
        }
        return key
    }
}
