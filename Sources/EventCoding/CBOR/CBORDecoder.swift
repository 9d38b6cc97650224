import Bytes
package import EventSourcing

/// Reads what ``CBOREncoder`` writes, and refuses every other encoding of the same value.
///
/// The plain way, into primitives, which can say what is wrong and where. Acts read themselves from
/// a record (`FieldDecoder`); what they refuse is read again in this way.
package struct CBORDecoder: ~Escapable {
    private let bytes: RawSpan
    package private(set) var offset = 0

    /// Bodies nest a record in a list in a record; hostile bytes must not nest without end.
    static let maximumDepth = 8

    @_lifetime(copy bytes)
    package init(_ bytes: RawSpan) { self.bytes = bytes }

    package var isAtEnd: Bool { offset == bytes.byteCount }

    /// A map whose keys are small unsigned integers in ascending order.
    package mutating func map(depth: Int = 0) throws(CBORProblem) -> [FieldPrimitive.Keyed] {
        let start = offset
        guard depth < Self.maximumDepth else { throw .tooDeep(at: start) }
        let (major, count) = try head()
        guard major == .map else { throw .unexpected(at: start) }
        guard count <= 256 else { throw .tooLong(at: start) }
        var fields: [FieldPrimitive.Keyed] = []
        fields.reserveCapacity(Int(count))
        for _ in 0..<count {
            let place = offset
            let (major, key) = try head()
            guard major == .unsigned, let key = UInt8(exactly: key) else {
                throw .unexpected(at: place)
            }
            if let last = fields.last, last.key >= key { throw .keysOutOfOrder(at: place) }
            fields.append(.init(key, try value(depth: depth + 1)))
        }
        return fields
    }

    package mutating func value(depth: Int) throws(CBORProblem) -> FieldPrimitive {
        let start = offset
        guard depth < Self.maximumDepth else { throw .tooDeep(at: start) }
        let (major, argument) = try head()
        switch major {
        case .unsigned: return .unsigned(argument)
        case .negative:
            guard let number = Int64(exactly: argument) else { throw .numberOutOfRange(at: start) }
            return .signed(-1 - number)
        case .bytes:
            let range = try range(of: argument, from: start)
            return .bytes(bytes.extracting(range).copied())
        case .text:
            let range = try range(of: argument, from: start)
            guard let text = bytes.extracting(range).validatedText() else {
                throw .invalidUTF8(at: start)
            }
            return .text(text)
        case .array:
            guard argument <= UInt64(bytes.byteCount - offset) else { throw .truncated(at: start) }
            var items: [FieldPrimitive] = []
            for _ in 0..<argument { items.append(try value(depth: depth + 1)) }
            return .list(items)
        case .map:
            offset = start
            return .record(try map(depth: depth))
        case .simple:
            switch argument {
            case 20: return .flag(false)
            case 21: return .flag(true)
            case _: throw .unexpected(at: start)
            }
        }
    }

    private mutating func range(of count: UInt64, from start: Int) throws(CBORProblem) -> Range<Int>
    {
        guard count <= UInt64(bytes.byteCount - offset) else { throw .truncated(at: start) }
        defer { offset += Int(count) }
        return offset..<(offset + Int(count))
    }

    private mutating func head() throws(CBORProblem) -> (CBORMajor, UInt64) {
        let start = offset
        let first = try byte(start)
        guard let major = CBORMajor(rawValue: first >> 5) else { throw .unexpected(at: start) }
        let short = first & 31
        // Simple values and floating point share a major type: only false and true are used.
        if major == .simple, short != 20, short != 21 { throw .unexpected(at: start) }
        guard short >= 24 else { return (major, UInt64(short)) }
        guard short <= 27 else { throw .unexpected(at: start) }
        let count = 1 << Int(short - 24)
        var argument: UInt64 = 0
        for _ in 0..<count { argument = argument << 8 | UInt64(try byte(start)) }
        let least: UInt64 = short == 24 ? 24 : 1 << UInt64(4 * count)
        guard argument >= least else { throw .notShortest(at: start) }
        return (major, argument)
    }

    private mutating func byte(_ start: Int) throws(CBORProblem) -> UInt8 {
        guard offset < bytes.byteCount else { throw .truncated(at: start) }
        defer { offset += 1 }
        return bytes.littleEndian(at: offset)
    }
}

/// Why bytes are not the deterministic encoding of anything. Offsets count within the body.
public enum CBORProblem: Error, Hashable, Sendable {
    case truncated(at: Int)
    case unexpected(at: Int)
    case notShortest(at: Int)
    case keysOutOfOrder(at: Int)
    case invalidUTF8(at: Int)
    case numberOutOfRange(at: Int)
    case tooDeep(at: Int)
    case tooLong(at: Int)
    case trailingBytes(at: Int)
}
