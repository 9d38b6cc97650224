import Bytes
import TestSupport
import Testing

/// What is written into a buffer stands there, wherever it had to grow.
@Suite struct ByteBufferTests {
    @Test(arguments: [1, 2, 7, 64, 1_000])
    func `a buffer holds what an array holds`(capacity: Int) {
        var buffer = ByteBuffer(capacity: capacity)
        var array: [UInt8] = []
        for number: UInt64 in 0..<100 {
            let mixed = number &* 0x0102_0304_0506_0709
            buffer.append(UInt8(number))
            array.append(UInt8(number))
            buffer.append(littleEndian: UInt16(number))
            array.append(littleEndian: UInt16(number))
            buffer.append(littleEndian: mixed)
            array.append(littleEndian: mixed)
            let text = String(repeating: number % 2 == 0 ? "x" : "円", count: Int(number % 20))
            buffer.append(utf8: text)
            array.append(contentsOf: text.utf8)
            buffer.append(Array(array.prefix(3)).rawSpan)
            array.append(contentsOf: array.prefix(3))
        }
        #expect(buffer.count == array.count)
        #expect(buffer.bytes.copied() == array)
        let isEqual = buffer.bytes.equals(array.rawSpan)
        #expect(isEqual)
    }

    @Test func `bytes that stand are written over, and the memory is used again`() {
        var buffer = ByteBuffer(capacity: 4)
        buffer.append(littleEndian: 0 as UInt64)
        buffer.set(littleEndian: 0x0102 as UInt16, at: 6)
        buffer.set(littleEndian: 9 as UInt8, at: 0)
        #expect(buffer.bytes.copied() == [9, 0, 0, 0, 0, 0, 2, 1])
        buffer.removeAll(from: 0)
        let isEmpty = buffer.bytes.equals([UInt8]().rawSpan)
        #expect(buffer.count == 0 && isEmpty)
        buffer.append(5)
        #expect(buffer.bytes.copied() == [5])
    }

    @Test func `spans are equal byte for byte`() {
        let bytes: [UInt8] = Array(0...40)
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 1
            let (same, longer) = (other.rawSpan.equals(bytes.rawSpan), bytes + [0])
            let prefix = longer.rawSpan.equals(bytes.rawSpan)
            #expect(!same && !prefix)
        }
    }

    @Test func `only the characters from the space to the tilde are printable ASCII`() {
        for byte: UInt8 in 0...255 {
            for count in [1, 15, 16, 17, 40] {
                for place in [0, count / 2, count - 1] {
                    var bytes = [UInt8](repeating: 0x41, count: count)
                    bytes[place] = byte
                    let expected = (0x20...0x7E).contains(byte)
                    let found = bytes.rawSpan.isPrintableASCII
                    #expect(found == expected, "byte \(byte) at \(place) of \(count)")
                    if let text = bytes.rawSpan.validatedText() {
                        #expect(text.isPrintableASCII == expected)
                    }
                }
            }
        }
    }

    @Test func `text is what is UTF-8`() {
        for text in ["", "a", "防衛装備", "é", "e\u{301}", String(repeating: "𐅑", count: 50)] {
            #expect(
                Array(text.utf8).rawSpan.validatedText().map { Array($0.utf8) } == Array(text.utf8))
        }
        let others: [[UInt8]] = [
            [0xFF], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            Array(repeating: 0x41, count: 30) + [0x80],
        ]
        for bytes in others { #expect(bytes.rawSpan.validatedText() == nil, "\(bytes)") }
    }
}
