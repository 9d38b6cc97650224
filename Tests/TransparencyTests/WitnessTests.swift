import Cryptography
import Testing
import Transparency

/// Keys of witnesses, their cosignatures, and policies that ask for them.
@Suite struct WitnessTests {
    static func signer(_ seed: UInt8, _ name: String = "witness.example/w") throws -> WitnessSigner
    {
        try WitnessSigner(name: name, seed: Array(repeating: seed, count: 32))
    }

    private func checkpoint(_ size: UInt64 = 7) throws -> SignedNote {
        let log = try NoteSigner(name: "log.example", seed: Array(repeating: 1, count: 32))
        return try log.sign(
            Checkpoint(
                origin: "log.example", head: TreeHead(size: size, root: .emptyTree)
            ).text)
    }

    @Test func `keys have one spelling, and none is taken for a log's`() throws {
        let signer = try Self.signer(2)
        #expect(try WitnessSigner(encoded: signer.encoded).verifier == signer.verifier)
        #expect(try WitnessVerifier(encoded: signer.verifier.encoded) == signer.verifier)
        #expect(throws: FormatError.self) { try NoteVerifier(encoded: signer.verifier.encoded) }
        #expect(throws: FormatError.self) { try NoteSigner(encoded: signer.encoded) }
        let log = try NoteSigner(name: "a", seed: Array(repeating: 1, count: 32))
        #expect(throws: FormatError.self) { try WitnessVerifier(encoded: log.verifier.encoded) }
        #expect(throws: FormatError.self) { try WitnessSigner(encoded: log.encoded) }
        for text in ["", "a", "a+b+c", String(signer.verifier.encoded.dropLast())] {
            #expect(throws: FormatError.self) { try WitnessVerifier(encoded: text) }
        }
    }

    @Test func `a key hash is that of C2SP tlog-cosignature`() throws {
        let verifier = try Self.signer(2).verifier
        let hash = SHA256.hash(
            Array(verifier.name.utf8) + [0x0A, 0x04] + verifier.publicKey.bytes)
        let first = hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        #expect(verifier.keyHash == first && verifier.notes.keyHash != first)
    }

    @Test func `a cosignature is of its text, its time and its key alone`() throws {
        let signer = try Self.signer(2)
        let note = try signer.cosign(checkpoint(), at: 1_679_315_147)
        #expect(signer.verifier.time(on: note) == 1_679_315_147)
        #expect(try Self.signer(3).verifier.time(on: note) == nil)
        #expect(try Self.signer(2, "another").verifier.time(on: note) == nil)
        let parsed = try SignedNote(parsing: Array(note.encoded.utf8))
        #expect(signer.verifier.time(on: parsed) == 1_679_315_147)
        let other = SignedNote(text: try checkpoint(8).text, signatures: note.signatures)
        #expect(signer.verifier.time(on: other) == nil)
        for place in 0..<72 {
            var bytes = note.signatures[1].bytes
            bytes[place] ^= 1
            let hash = try #require(Hexadecimal.decode(signer.verifier.keyHashText))
            let line = "\u{2014} \(signer.verifier.name) \(Base64.encode(hash + bytes))\n"
            let changed = try SignedNote(parsing: Array((note.text + "\n" + line).utf8))
            #expect(signer.verifier.time(on: changed) == nil, "byte \(place)")
        }
        // The message, by the words of the specification.
        let signature = Array(note.signatures[1].bytes.dropFirst(8))
        let message = "cosignature/v1\ntime 1679315147\n" + note.text
        #expect(signer.verifier.publicKey.verifies(signature, of: Array(message.utf8)))
        // What the key signs as a note is no cosignature, and the other way round.
        let own = try signer.sign(note.text)
        #expect(signer.verifier.notes.verifies(own) && signer.verifier.time(on: own) == nil)
        #expect(!signer.verifier.notes.verifies(note))
    }

    // MARK: - Policies

    private static func policy(_ lines: String...) throws -> WitnessPolicy {
        try WitnessPolicy(parsing: Array(lines.joined(separator: "\n").utf8))
    }

    /// `witness` lines for X1 to X3 and Y1 to Y3.
    private static func witnesses() throws -> String {
        try (1...6).map { number in
            let name = number < 4 ? "X\(number)" : "Y\(number - 3)"
            return "witness \(name) \(try signer(UInt8(number), "w\(number)").verifier.encoded)"
        }.joined(separator: "\n")
    }

    @Test func `the example of the specification means what it says`() throws {
        let policy = try Self.policy(
            "# a comment", "", "\t \(try Self.witnesses())", "group X-witnesses 2 X1 X2 X3",
            "group Y-witnesses any Y1 Y2 Y3", "group X-and-Y all X-witnesses Y-witnesses",
            "quorum X-and-Y")
        for mask in 0..<64 {
            let signed = Set((0..<6).filter { mask >> $0 & 1 == 1 })
            let expected =
                signed.intersection([0, 1, 2]).count >= 2
                && !signed.intersection([3, 4, 5]).isEmpty
            #expect(policy.isMet(by: signed) == expected, "\(signed)")
        }
    }

    @Test func `the size that is vouched for is the largest that enough have reached`() throws {
        let policy = try Self.policy(
            try Self.witnesses(), "group G 2 X1 X2 X3", "quorum G")
        #expect(policy.vouchedSize([:]) == nil)
        #expect(policy.vouchedSize([0: 9]) == nil)
        #expect(policy.vouchedSize([0: 9, 3: 9]) == nil)
        #expect(policy.vouchedSize([0: 9, 1: 4, 2: 7]) == 7)
        #expect(policy.vouchedSize([0: 9, 1: 9, 2: 1]) == 9)
        #expect(try Self.policy("quorum none").vouchedSize([:]) == .max)
    }

    @Test(arguments: [
        ("", "no line 'quorum'"), ("quorum X1", "line 1"), ("quorum none\nquorum none", "line 2"),
        ("WITNESS\ngroup G 4 X1 X2 X3\nquorum G", "line 7"),
        ("WITNESS\ngroup G 0 X1\nquorum G", "line 7"),
        ("WITNESS\ngroup G 01 X1\nquorum G", "line 7"),
        ("WITNESS\ngroup G some X1\nquorum G", "line 7"),
        ("WITNESS\ngroup G any\nquorum G", "line 7"),
        ("WITNESS\ngroup G any X1 X1\nquorum G", "line 7"),
        ("WITNESS\ngroup G any X9\nquorum G", "line 7"),
        ("WITNESS\ngroup X1 any X2\nquorum X1", "line 7"),
        ("WITNESS\ngroup none any X2\nquorum none", "line 7"),
        ("WITNESS\ngroup G any X1\ngroup H any X1\nquorum G", "line 8"),
        ("WITNESS\nWITNESS\nquorum none", "line 7"), ("log nonsense\nquorum none", "line 1"),
        ("quorum none\u{7}", "line 1"), ("quora none", "line 1"),
    ])
    func `what is no policy is refused with its line`(_ text: String, _ place: String) throws {
        let text = text.replacing("WITNESS", with: try Self.witnesses())
        #expect {
            try WitnessPolicy(parsing: Array(text.utf8))
        } throws: { "\($0)".contains(place) }
    }

    @Test func `a key of a log is taken, twice the same is not`() throws {
        let key = try NoteSigner(name: "log", seed: Array(repeating: 9, count: 32)).verifier
        let policy = try Self.policy("log \(key.encoded) https://log.example/", "quorum none")
        #expect(policy.logs == [key])
        #expect(throws: FormatError.self) {
            try Self.policy("log \(key.encoded)", "log \(key.encoded)", "quorum none")
        }
    }
}
