public import Bytes

/// Writes items of deterministic CBOR (RFC 8949 section 4.2.1): shortest heads, definite lengths.
public struct CBORWriter: ~Copyable {
    @usableFromInline var buffer: ByteBuffer

    @inlinable
    public init(_ buffer: consuming ByteBuffer) { self.buffer = buffer }

    @inlinable public var byteCount: Int { buffer.count }

    @inlinable
    public consuming func finish() -> ByteBuffer { buffer }

    @inlinable
    public mutating func unsigned(_ number: UInt64) { head(.unsigned, number) }

    @inlinable
    public mutating func integer(_ number: Int64) {
        number < 0 ? head(.negative, UInt64(-1 - number)) : head(.unsigned, UInt64(number))
    }

    @inlinable
    public mutating func flag(_ flag: Bool) { head(.simple, flag ? 21 : 20) }

    public mutating func text(_ text: String) {
        head(.text, UInt64(text.utf8.count))
        buffer.append(utf8: text)
    }

    public mutating func bytes(_ bytes: [UInt8]) {
        head(.bytes, UInt64(bytes.count))
        buffer.append(bytes.rawSpan)
    }

    @inlinable
    public mutating func array(count: Int) { head(.array, UInt64(count)) }

    /// How many fields a record may have: the head of its map is then one byte, which can be filled
    /// in when the fields that are not absent have been counted.
    @inlinable public static var maximumFieldCount: Int { 23 }

    /// Where the head of a map stands that ``endMap(_:count:)`` fills in.
    @inlinable
    public mutating func beginMap() -> Int {
        buffer.append(0)
        return buffer.count - 1
    }

    @inlinable
    public mutating func endMap(_ place: Int, count: Int) {
        precondition(count <= Self.maximumFieldCount)
        buffer.set(littleEndian: CBORMajor.map.rawValue << 5 | UInt8(count), at: place)
    }

    @inlinable
    mutating func head(_ major: CBORMajor, _ argument: UInt64) {
        guard argument >= 24 else {
            buffer.append(major.rawValue << 5 | UInt8(argument))
            return
        }
        longHead(major.rawValue << 5, argument)
    }

    @usableFromInline
    mutating func longHead(_ major: UInt8, _ argument: UInt64) {
        switch argument {
        case 0...0xFF:
            buffer.append(major | 24)
            buffer.append(UInt8(argument))
        case 0x100...0xFFFF:
            buffer.append(major | 25)
            buffer.append(littleEndian: UInt16(argument).byteSwapped)
        case 0x1_0000...0xFFFF_FFFF:
            buffer.append(major | 26)
            buffer.append(littleEndian: UInt32(argument).byteSwapped)
        case _:
            buffer.append(major | 27)
            buffer.append(littleEndian: argument.byteSwapped)
        }
    }
}
