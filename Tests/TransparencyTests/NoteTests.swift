import Cryptography
import TestSupport
import Testing
import Transparency

@Suite struct NoteTests {
    private func signer() throws -> NoteSigner {
        try NoteSigner(name: "test/log", seed: Array(0..<32))
    }

    private func checkpoint() throws -> SignedNote {
        let head = TreeHead(size: 1, root: SHA256.hash([0]))
        return try signer().sign(Checkpoint(origin: "test/log", head: head).text)
    }

    @Test func `the documented key signs and verifies as documented`() throws {
        let verifier = try NoteVerifier(
            encoded: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        let signer = try NoteSigner(
            encoded:
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
        #expect(signer.verifier == verifier)
        let note = try signer.sign("If you think cryptography is the answer\n")
        #expect(verifier.verifies(try SignedNote(parsing: Array(note.encoded.utf8))))
        #expect(signer.verifier.encoded == verifier.encoded)
        #expect(try NoteSigner(encoded: signer.encoded).encoded == signer.encoded)
    }

    @Test func `a checkpoint survives its text, and any changed byte is noticed`() throws {
        let note = try checkpoint()
        let verifier = try signer().verifier
        let bytes = Array(note.encoded.utf8)
        #expect(try Checkpoint(note.text).text == note.text)
        #expect(verifier.verifies(try SignedNote(parsing: bytes)))
        for place in bytes.indices {
            var bent = bytes
            bent[place] ^= 1
            guard let parsed = try? SignedNote(parsing: bent) else { continue }
            #expect(!verifier.verifies(parsed), "byte \(place)")
        }
    }

    @Test func `every signature that is said to be the key's must be`() throws {
        let signer = try signer()
        let note = try checkpoint()
        let right = try #require(note.signatures.first)
        func with(_ bytes: [UInt8], by name: String = "test/log", _ hash: UInt32? = nil) throws
            -> SignedNote
        {
            let number = hash ?? right.keyHash
            let key = (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) }
            let line = "\u{2014} \(name) \(Base64.encode(key + bytes))\n"
            return try SignedNote(parsing: Array((note.encoded + line).utf8))
        }
        let wrong = Array(right.bytes.dropLast()) + [right.bytes[63] ^ 1]
        #expect(try signer.verifier.verifies(with(right.bytes)))
        #expect(try !signer.verifier.verifies(with(wrong)))
        #expect(try !signer.verifier.verifies(with([0])))
        // What somebody else has signed is not looked at, under whatever name.
        #expect(try signer.verifier.verifies(with(wrong, by: "another")))
        #expect(try signer.verifier.verifies(with(wrong, by: "test/log", right.keyHash ^ 1)))
    }

    @Test func `a receipt proves its leaf offline, and no other`() throws {
        let leaf = SHA256.hash([0])
        let proof = TLogProof(index: 0, path: [], checkpoint: try checkpoint())
        let verifier = try signer().verifier
        let parsed = try TLogProof(parsing: Array(proof.text.utf8))
        #expect(parsed == proof)
        #expect(parsed.verifies(leaf, by: verifier))
        #expect(!parsed.verifies(SHA256.hash([1]), by: verifier))
        let stranger = try NoteSigner(name: "test/log", seed: Array(1..<33)).verifier
        #expect(!parsed.verifies(leaf, by: stranger))
    }

    @Test func `no bytes end the parsers, and what they take they write back`() throws {
        let seed: UInt64 = 5
        var chance = SeededGenerator(seed: seed)
        let proof = TLogProof(
            index: 3, path: [SHA256.hash([1]), SHA256.hash([2])], checkpoint: try checkpoint())
        let originals = [Array(proof.text.utf8), Array(try checkpoint().encoded.utf8)]
        for _ in 0..<20_000 {
            var bytes = originals.randomElement(using: &chance) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
                case 1: bytes.remove(at: place)
                case _: bytes.insert(contentsOf: bytes.prefix(place), at: place)
                }
            }
            if let proof = try? TLogProof(parsing: bytes) {
                #expect(Array(proof.text.utf8) == bytes, "seed \(seed)")
            }
            if let note = try? SignedNote(parsing: bytes) {
                #expect(Array(note.encoded.utf8) == bytes, "seed \(seed)")
                _ = try? Checkpoint(note.text)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = try? Checkpoint(text)
            _ = try? NoteVerifier(encoded: text)
            _ = try? NoteSigner(encoded: text)
        }
    }
}
