/// A named table with the types of its keys and values. Keys are kept in the order of their bytes.
public struct TableDefinition<Key: TableKey>: Sendable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// A type that a table can have as its key: its bytes sort as its values do.
///
/// A type always writes the same number of bytes, so that no key of another width can come into the
/// table; LMDB itself would take one and lose its order.
public protocol TableKey: Sendable {
    static var byteCount: Int { get }
    func append(to bytes: inout [UInt8])
    /// - Parameter bytes: exactly ``byteCount`` bytes.
    init(bytes: RawSpan)
}

extension UInt64: TableKey {
    public static var byteCount: Int { 8 }

    public func append(to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: self >> UInt64(shift)))
        }
    }

    public init(bytes: RawSpan) {
        precondition(bytes.byteCount == Self.byteCount)
        self = UInt64(bigEndian: unsafe bytes.unsafeLoadUnaligned(as: UInt64.self))
    }
}

/// Two numbers, the first the more significant.
public struct PairKey: TableKey, Hashable {
    public let first: UInt64
    public let second: UInt64

    public init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    public static var byteCount: Int { 16 }

    public func append(to bytes: inout [UInt8]) {
        first.append(to: &bytes)
        second.append(to: &bytes)
    }

    public init(bytes: RawSpan) {
        precondition(bytes.byteCount == Self.byteCount)
        first = UInt64(bytes: bytes.extracting(0..<8))
        second = UInt64(bytes: bytes.extracting(8..<16))
    }
}

extension TableKey {
    func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }
}
