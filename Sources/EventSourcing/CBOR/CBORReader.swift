public import Bytes

/// Takes items of deterministic CBOR (RFC 8949 section 4.2.1) from bytes in place, each as the kind
/// that its reader expects, and refuses every encoding but the shortest.
public struct CBORReader: ~Escapable {
    @usableFromInline let span: RawSpan
    @usableFromInline var offset = 0

    @inlinable @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) { span = bytes }

    @inlinable public var isAtEnd: Bool { offset == span.byteCount }

    /// Whether the unsigned integer 0 comes next.
    @inlinable public var isAtZero: Bool {
        offset < span.byteCount && span.littleEndian(at: offset, as: UInt8.self) == 0
    }

    /// Takes the key of a field, if it comes next.
    @inlinable @inline(__always)
    public mutating func take(key: UInt8) -> Bool {
        // A key up to 23 is its own encoding; one above stands behind a byte that says so.
        let size = key < 24 ? 1 : 2
        guard span.byteCount - offset >= size else { return false }
        let first: UInt8 = span.littleEndian(at: offset)
        if key < 24 {
            guard first == key else { return false }
        } else {
            guard first == 24, span.littleEndian(at: offset + 1) == key else { return false }
        }
        offset += size
        return true
    }

    @inlinable
    public mutating func unsigned() throws(CBORRefusal) -> UInt64 { try argument(of: .unsigned) }

    /// An integer of either sign.
    @inlinable
    public mutating func integer() throws(CBORRefusal) -> Int64 {
        let isNegative =
            offset < span.byteCount
            && span.littleEndian(at: offset, as: UInt8.self) >> 5 == CBORMajor.negative.rawValue
        let argument = try argument(of: isNegative ? .negative : .unsigned)
        guard let number = Int64(exactly: argument) else { throw CBORRefusal() }
        return isNegative ? -1 - number : number
    }

    @inlinable
    public mutating func flag() throws(CBORRefusal) -> Bool {
        switch try argument(of: .simple) {
        case 20: false
        case 21: true
        case _: throw CBORRefusal()
        }
    }

    /// The bytes of a text, which may or may not be UTF-8, or of a byte string.
    @_lifetime(copy self)
    public mutating func string(_ major: CBORMajor) throws(CBORRefusal) -> RawSpan {
        let count = try argument(of: major)
        guard count <= UInt64(span.byteCount - offset) else { throw CBORRefusal() }
        let start = offset
        offset += Int(count)
        return span.extracting(start..<offset)
    }

    public mutating func text() throws(CBORRefusal) -> String {
        guard let text = try string(.text).validatedText() else { throw CBORRefusal() }
        return text
    }

    public mutating func bytes() throws(CBORRefusal) -> [UInt8] { try string(.bytes).copied() }

    /// How many items of an array, or fields of a map, come next.
    @inlinable
    public mutating func count(of major: CBORMajor, atMost limit: Int) throws(CBORRefusal) -> Int {
        let count = try argument(of: major)
        guard count <= UInt64(limit) else { throw CBORRefusal() }
        return Int(count)
    }

    /// The argument of the head that comes next, if it is of this major type.
    @inlinable @inline(__always)
    mutating func argument(of major: CBORMajor) throws(CBORRefusal) -> UInt64 {
        guard offset < span.byteCount else { throw CBORRefusal() }
        // Of another major type, a bit above the five of the argument is left over.
        let short = span.littleEndian(at: offset, as: UInt8.self) ^ (major.rawValue << 5)
        guard short >= 24 else {
            offset += 1
            return UInt64(short)
        }
        return try longArgument(short)
    }

    /// An argument that stands behind its head, in as few bytes as hold it.
    @usableFromInline
    mutating func longArgument(_ short: UInt8) throws(CBORRefusal) -> UInt64 {
        guard short <= 27 else { throw CBORRefusal() }
        let size = 1 << Int(short - 24)
        let start = offset + 1
        guard span.byteCount - start >= size else { throw CBORRefusal() }
        let (argument, least): (UInt64, UInt64) =
            switch size {
            case 1: (UInt64(span.littleEndian(at: start, as: UInt8.self)), 24)
            case 2: (UInt64(span.littleEndian(at: start, as: UInt16.self).byteSwapped), 1 << 8)
            case 4: (UInt64(span.littleEndian(at: start, as: UInt32.self).byteSwapped), 1 << 16)
            case _: (span.littleEndian(at: start, as: UInt64.self).byteSwapped, 1 << 32)
            }
        guard argument >= least else { throw CBORRefusal() }
        offset = start + size
        return argument
    }
}
