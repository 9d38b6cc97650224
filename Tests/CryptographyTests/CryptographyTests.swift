import Cryptography
import Testing

@Suite struct CryptographyTests {
    /// FIPS 180-4, NIST's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 gives the published hashes`(text: String, expected: String) {
        #expect(SHA256.hash(Array(text.utf8)).description == expected)
        #expect(SHA256Digest(hexadecimal: expected) == SHA256.hash(Array(text.utf8)))
    }

    /// RFC 8032 section 7.1, tests 1 and 2.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ])
    func `Ed25519 gives the published signatures`(
        seed: String, key: String, message: String, signature: String
    ) throws {
        let secret = try Ed25519PrivateKey(seed: #require(Hexadecimal.decode(seed)))
        let bytes = try #require(Hexadecimal.decode(message))
        #expect(Hexadecimal.encode(secret.publicKey) == key)
        let made = try secret.sign(bytes)
        #expect(Hexadecimal.encode(made) == signature)
        let publicKey = try #require(Ed25519PublicKey(bytes: secret.publicKey))
        #expect(publicKey.verifies(made, of: bytes))
        #expect(!publicKey.verifies(made, of: bytes + [0]))
        for place in made.indices {
            var bent = made
            bent[place] ^= 1
            #expect(!publicKey.verifies(bent, of: bytes))
        }
        #expect(!publicKey.verifies([], of: bytes))
    }

    /// RFC 4231 section 4.2; a key is filled up with zeros.
    @Test func `HMAC-SHA-256 gives the published code`() throws {
        let key = [UInt8](repeating: 0x0B, count: 20) + [UInt8](repeating: 0, count: 12)
        #expect(
            Hexadecimal.encode(try HMACSHA256.code(of: Array("Hi There".utf8), key: key))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        #expect(throws: CryptographyError.self) { try HMACSHA256.code(of: [], key: [1]) }
    }

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    @Test func `XChaCha20-Poly1305 gives the published bytes, and opens no others`() throws {
        let plain = Array(
            ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for "
                + "the future, sunscreen would be it.").utf8)
        let key = (0x80...0x9F).map { UInt8($0) }
        let nonce = (0x40...0x57).map { UInt8($0) }
        let label = try #require(Hexadecimal.decode("50515253c0c1c2c3c4c5c6c7"))
        let sealed = try XChaCha20Poly1305.seal(plain, key: key, nonce: nonce, label: label)
        #expect(
            Hexadecimal.encode(sealed)
                == "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                + "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                + "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                + "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49")
        #expect(XChaCha20Poly1305.open(sealed, key: key, nonce: nonce, label: label) == plain)
        #expect(XChaCha20Poly1305.open(sealed, key: nonce, nonce: nonce, label: label) == nil)
        #expect(XChaCha20Poly1305.open(sealed, key: key, nonce: nonce, label: []) == nil)
        #expect(XChaCha20Poly1305.open([], key: key, nonce: nonce, label: label) == nil)
        for place in sealed.indices {
            var bent = sealed
            bent[place] ^= 1
            #expect(XChaCha20Poly1305.open(bent, key: key, nonce: nonce, label: label) == nil)
        }
    }

    @Test func `base64 has one text for each value`() {
        for (bytes, text) in [
            ([], ""), ([102], "Zg=="), ([102, 111], "Zm8="), ([102, 111, 111], "Zm9v"),
            ([255, 255, 254], "///+"),
        ] as [([UInt8], String)] {
            #expect(Base64.encode(bytes) == text)
            #expect(Base64.decode(text) == bytes)
        }
        for text in [
            "Zg", "Zg=", "Zh==", "Zm9", "Z===", "Zg==\n", " Zg==", "Zg==Zg==", "_-==", "====",
        ] {
            #expect(Base64.decode(text) == nil, "\(text)")
        }
    }
}
