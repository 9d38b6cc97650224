import Bytes
import Cryptography
import EventSourcing
import LMDBEventLog
import Transparency

/// A note, a proof or a key that is read is written back byte for byte; nothing verifies that the
/// key did not sign.
enum NoteOracle {
    private static let seed = [UInt8](repeating: 7, count: 32)
    private static let origin = "daicho/oracle"
    private static let leaf = MerkleHash.leaf([1, 2, 3].rawSpan)

    static func check(_ bytes: [UInt8]) throws {
        let signer = try NoteSigner(name: origin, seed: seed)
        if let note = try? SignedNote(parsing: bytes) {
            try hold(note.encoded.utf8.elementsEqual(bytes), "one note, one text")
            try check(note, by: signer)
        }
        if let proof = try? TLogProof(parsing: bytes) {
            try hold(proof.text.utf8.elementsEqual(bytes), "one proof, one text")
            try check(proof.checkpoint, by: signer)
            if proof.verifies(leaf, by: signer.verifier) {
                try hold(
                    proof.index == 0 && proof.path.isEmpty, "the one signed tree has the one leaf")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        if let checkpoint = try? Checkpoint(text) {
            try hold(checkpoint.text.isSpelled(as: text), "one checkpoint, one text")
        }
        if let verifier = try? NoteVerifier(encoded: text) {
            try hold(verifier.encoded.isSpelled(as: text), "one verifier key, one text")
        }
        if let signer = try? NoteSigner(encoded: text) {
            try hold(signer.encoded.isSpelled(as: text), "one signing key, one text")
        }
    }

    private static func check(_ note: SignedNote, by signer: NoteSigner) throws {
        for scalar in note.signatures.flatMap(\.name.unicodeScalars) {
            try hold(
                scalar != "+" && !scalar.properties.isWhitespace,
                "a key's name has no spaces and plus signs")
        }
        if let checkpoint = try? Checkpoint(note.text) {
            try hold(checkpoint.text.isSpelled(as: note.text), "one checkpoint, one text")
        }
        // The seeds hold the only note that this key has ever signed.
        if signer.verifier.verifies(note) {
            try hold(note.text.isSpelled(as: signedText), "only what was signed verifies")
        }
    }

    private static var signedText: String {
        Checkpoint(origin: origin, head: TreeHead(size: 1, root: leaf)).text
    }

    static func seeds() throws -> [[UInt8]] {
        let signer = try NoteSigner(name: origin, seed: seed)
        let own = try signer.sign(signedText)
        var texts = [own.encoded, signer.encoded, signer.verifier.encoded, signedText]
        texts.append(TLogProof(index: 0, path: [], checkpoint: own).text)
        try ScratchFile.with(Fixture.image("sample")) { path in
            let log = try LMDBEventLog(readingFrom: path)
            for index: UInt64 in [0, 5, 100] {
                if let proof = try log.receipt(of: index) { texts.append(proof.text) }
            }
        }
        texts.append(own.encoded + "— other/key AAAAAAA=\n")
        texts.append("daicho/oracle\n0\n\(Base64.encode(MerkleHash.emptyTree.bytes))\nextension\n")
        return texts.map { Array($0.utf8) }
    }
}
