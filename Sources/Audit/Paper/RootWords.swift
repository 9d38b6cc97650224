public import Cryptography
public import Transparency

/// The first 128 bits of a root as eight words that can be read out over a telephone.
///
/// A word is 16 bits as a proquint (arXiv:0901.4016): consonant, vowel, consonant, vowel,
/// consonant, for 4, 2, 4, 2 and 4 bits from the highest on. Consonants are `bdfghjklmnprstvz` and
/// vowels `aiou`, each standing for its place in the list.
public enum RootWords {
    private static let consonants = Array("bdfghjklmnprstvz")
    private static let vowels = Array("aiou")
    public static let count = 8

    public static func words(of root: MerkleHash) -> [String] {
        let bytes = root.bytes
        return (0..<count).map { index in
            let bits = Int(bytes[2 * index]) << 8 | Int(bytes[2 * index + 1])
            return String([
                consonants[bits >> 12], vowels[bits >> 10 & 3], consonants[bits >> 6 & 15],
                vowels[bits >> 4 & 3], consonants[bits & 15],
            ])
        }
    }
}
