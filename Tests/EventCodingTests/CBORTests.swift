import Bytes
import Cryptography
@testable import EventCoding
import EventSourcing
import TestSupport
import Testing

@Suite struct CBORTests {
    /// Those of RFC 8949 Appendix A that use what bodies use.
    private static let vectors: [(FieldPrimitive, String)] = [
        (.unsigned(0), "00"), (.unsigned(1), "01"), (.unsigned(10), "0a"), (.unsigned(23), "17"),
        (.unsigned(24), "1818"), (.unsigned(25), "1819"), (.unsigned(100), "1864"),
        (.unsigned(1000), "1903e8"), (.unsigned(1_000_000), "1a000f4240"),
        (.unsigned(1_000_000_000_000), "1b000000e8d4a51000"),
        (.unsigned(.max), "1bffffffffffffffff"),
        (.signed(-1), "20"), (.signed(-10), "29"), (.signed(-100), "3863"),
        (.signed(-1000), "3903e7"),
        (.flag(false), "f4"), (.flag(true), "f5"), (.bytes([]), "40"),
        (.bytes([1, 2, 3, 4]), "4401020304"), (.text(""), "60"), (.text("a"), "6161"),
        (.text("IETF"), "6449455446"), (.text("\"\\"), "62225c"), (.text("\u{fc}"), "62c3bc"),
        (.text("\u{6c34}"), "63e6b0b4"), (.text("\u{10151}"), "64f0908591"), (.list([]), "80"),
        (.list([.unsigned(1), .unsigned(2), .unsigned(3)]), "83010203"),
        (
            .list([
                .unsigned(1), .list([.unsigned(2), .unsigned(3)]),
                .list([.unsigned(4), .unsigned(5)]),
            ]), "8301820203820405"
        ),
        (
            .list((1...25).map { .unsigned($0) }),
            "98190102030405060708090a0b0c0d0e0f101112131415161718181819"
        ),
        (.record([]), "a0"),
        (.record([.init(1, .unsigned(2)), .init(3, .unsigned(4))]), "a201020304"),
    ]

    @Test func `the vectors of RFC 8949 are written and read`() throws {
        for (value, hexadecimal) in Self.vectors {
            var bytes: [UInt8] = []
            CBOREncoder.encode(value, to: &bytes)
            #expect(Hexadecimal.encode(bytes) == hexadecimal)
            #expect(try decode(bytes) == value)
        }
    }

    /// Of Appendix A too: floating point, null, tags, indefinite lengths; and what is not shortest.
    @Test(arguments: [
        "f90000", "fb3ff199999999999a", "f97c00", "f6", "f7", "f0", "f8ff", "c074", "c1",
        "5f42010243030405ff",
        "7f657374726561646d696e67ff", "9fff", "bf61610161629f0203ffff", "1800", "1817", "1900ff",
        "1a0000ffff", "1b00000000ffffffff", "3800", "5800", "7800", "9800", "b800", "a2010101 02",
        "a202000100", "a2010201 03", "61ff", "62c328", "4403", "1b00", "ff", "1c", "a16161 01",
        "3bffffffffffffffff", "",
    ])
    func `nothing else is read`(hexadecimal: String) {
        let bytes = Hexadecimal.decode(hexadecimal.filter { $0 != " " }) ?? []
        #expect(throws: CBORProblem.self) { try decode(bytes) }
    }

    @Test func `deep nesting is refused, not followed`() {
        let bytes = [UInt8](repeating: 0x81, count: 100_000)
        #expect(throws: CBORProblem.self) { try decode(bytes) }
    }

    @Test func `whatever is read is written back byte for byte`() throws {
        let seed: UInt64 = 3
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<50_000 {
            let count = Int.random(in: 0...24, using: &chance)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) }
            guard let value = try? decode(bytes) else { continue }
            var again: [UInt8] = []
            CBOREncoder.encode(value, to: &again)
            #expect(again == bytes, "seed \(seed)")
        }
    }

    private func decode(_ bytes: [UInt8]) throws -> FieldPrimitive {
        var decoder = CBORDecoder(bytes.rawSpan)
        let value = try decoder.value(depth: 0)
        guard decoder.isAtEnd else { throw CBORProblem.trailingBytes(at: decoder.offset) }
        return value
    }
}
