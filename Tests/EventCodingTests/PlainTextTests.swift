import EventSourcing
import Testing

/// What people write is taken if others can see what it is.
@Suite struct PlainTextTests {
    @Test(arguments: [" ", "  \u{3000}", " a", "a ", "a\u{A0}", "\u{3000}a", "a\u{2003}"])
    func `white space is neither all of a text nor stands at its ends`(text: String) {
        #expect(throws: PlainText.Problem.spaceAtEnd) { try PlainText(normalizing: text) }
    }

    @Test(
        arguments: [
            0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xE0000, 0xE0041, 0xE007F,
        ] as [UInt32])
    func `characters that nobody can see are refused`(codePoint: UInt32) throws {
        let hidden = try #require(Unicode.Scalar(codePoint))
        for text in ["\(hidden)", "a\(hidden)b"] {
            #expect(throws: PlainText.Problem.hiddenCharacter(codePoint: codePoint)) {
                try PlainText(normalizing: text)
            }
            // Once recorded, a text stays readable.
            #expect(throws: Never.self) { try PlainText(exactly: text) }
        }
    }

    @Test(arguments: ["a b", "a\u{3000}b", "装備移転円滑化基金台帳（見本）", "ｱ", "e\u{301}"])
    func `other text is taken`(text: String) {
        #expect(throws: Never.self) { try PlainText(normalizing: text) }
    }
}
