import Bytes
import EventSourcing
@testable import EventCoding
import TestSupport
import Testing

/// Single items, and records that no act is: the edges of the direct way.
@Suite struct DirectItemTests {
    /// A record with keys on both sides of where their encoding changes.
    private struct Wide: FieldRecord {
        let first: UInt64Field
        let second: UInt64Field?
        let third: [UInt64Field]
        let last: UInt64Field?

        static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
        where V.Facts == Self {
            Self(
                first: try visit.field(0, "first", "") { $0.first },
                second: try visit.field(23, "second", "", .positive) { $0.second },
                third: try visit.field(24, "third", "") { $0.third },
                last: try visit.field(255, "last", "") { $0.last })
        }
    }

    private struct UInt64Field: NumericField, Hashable {
        let storedNumber: UInt64
        init(storedNumber number: UInt64) { storedNumber = number }
        static var expectation: String { "a number" }
        static var range: String { "any" }
        static var shape: FieldShape { .number(maximum: .max, unit: "") }
        static var example: UInt64Field { UInt64Field(storedNumber: 1) }
    }

    @Test func `keys above 23 and fields left out are written and read`() throws {
        let numbers: [UInt64?] = [nil, 1, 24]
        for (second, last) in numbers.flatMap({ second in numbers.map { (second, $0) } }) {
            for third: [UInt64] in [[], [0], Array(0..<30)] {
                let record = Wide(
                    first: UInt64Field(storedNumber: 7),
                    second: second.map(UInt64Field.init(storedNumber:)),
                    third: third.map(UInt64Field.init(storedNumber:)),
                    last: last.map(UInt64Field.init(storedNumber:)))
                var plain: [UInt8] = []
                CBOREncoder.encode(map: record.primitives, to: &plain)
                #expect(bytes(record.encode) == plain)
                #expect(read(plain) == record)
                for place in plain.indices {
                    for byte: UInt8 in 0...255 {
                        var bent = plain
                        bent[place] = byte
                        if read(bent) != readPlainly(bent) { Issue.record("two ways: \(bent)") }
                    }
                }
            }
        }
    }

    @Test func `integers are read where, and as, the plain way reads them`() {
        var chance = SeededGenerator(seed: 5)
        let heads = (0...255).flatMap { first in
            [[UInt8(first)]] + (0...255).map { [UInt8(first), UInt8($0)] }
        }
        for head in heads {
            let random = (0..<8).map { _ in UInt8.random(in: 0...255, using: &chance) }
            for tail in [[], random, [0, 0, 0, 0] + random, [0xFF] + random] {
                let item = head + tail
                var decoder = CBORDecoder(item.rawSpan)
                let plain = try? decoder.value(depth: 0)
                var reader = CBORReader(item.rawSpan)
                let integer = try? reader.integer()
                var again = CBORReader(item.rawSpan)
                let unsigned = try? again.unsigned()
                var flags = CBORReader(item.rawSpan)
                let flag = try? flags.flag()
                switch plain {
                case .unsigned(let number):
                    #expect(unsigned == number && integer == Int64(exactly: number) && flag == nil)
                case .signed(let number):
                    #expect(integer == number && unsigned == nil && flag == nil)
                case .flag(let given): #expect(flag == given && integer == nil && unsigned == nil)
                case _: #expect(integer == nil && unsigned == nil && flag == nil, "\(item)")
                }
            }
        }
    }

    @Test(arguments: [
        0, 1, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, Int64.max, -1, -24,
        -25, -256, -257, .min,
    ])
    func `an integer has the shortest encoding`(number: Int64) {
        var plain: [UInt8] = []
        CBOREncoder.encode(.signed(number), to: &plain)
        #expect(bytes { $0.integer(number) } == plain)
        if let unsigned = UInt64(exactly: number) {
            #expect(bytes { $0.unsigned(unsigned) } == plain)
        }
        var reader = CBORReader(plain.rawSpan)
        #expect((try? reader.integer()) == number)
        let isAtEnd = reader.isAtEnd
        #expect(isAtEnd)
    }

    private func bytes(_ write: (inout CBORWriter) -> Void) -> [UInt8] {
        var writer = CBORWriter(ByteBuffer(capacity: 1))
        write(&writer)
        return writer.finish().bytes.copied()
    }

    private func read(_ bytes: [UInt8]) -> Wide? {
        var reader = CBORReader(bytes.rawSpan)
        let record = try? Wide(from: &reader)
        return reader.isAtEnd ? record : nil
    }

    private func readPlainly(_ bytes: [UInt8]) -> Wide? {
        var decoder = CBORDecoder(bytes.rawSpan)
        guard let fields = try? decoder.map(), decoder.isAtEnd else { return nil }
        return try? Wide(primitives: fields)
    }
}
