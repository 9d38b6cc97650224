/// A named table with the types of its keys and values. Keys are kept in the order of their bytes.
public struct TableDefinition<Key: TableKey>: Sendable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// A type that a table can have as its key: its bytes sort as its values do.
///
/// A type always writes the same number of bytes, so that no key of another width can come into the
/// table; LMDB itself would take one and lose its order.
public protocol TableKey: Hashable, Sendable {
    static var byteCount: Int { get }
    /// Hands the key's bytes to `body`.
    func withBytes<Result, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Result)
        throws(Failure) -> Result
    /// - Parameter bytes: exactly ``byteCount`` bytes.
    init(bytes: RawSpan)
}

extension UInt64: TableKey {
    @inlinable public static var byteCount: Int { 8 }

    public func withBytes<Result, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Result)
        throws(Failure) -> Result
    {
        try unsafe Swift.withUnsafeBytes(of: bigEndian) { (buffer) throws(Failure) in
            try body(unsafe buffer.bytes)
        }
    }

    @inlinable
    public init(bytes: RawSpan) {
        precondition(bytes.byteCount == Self.byteCount)
        self = UInt64(bigEndian: unsafe bytes.unsafeLoadUnaligned(as: UInt64.self))
    }
}

/// Two numbers, the first the more significant.
public struct PairKey: TableKey {
    public let first: UInt64
    public let second: UInt64

    public init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    public static var byteCount: Int { 16 }

    public func withBytes<Result, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Result)
        throws(Failure) -> Result
    {
        let pair = (first.bigEndian, second.bigEndian)
        return try unsafe Swift.withUnsafeBytes(of: pair) { (buffer) throws(Failure) in
            try body(unsafe buffer.bytes)
        }
    }

    public init(bytes: RawSpan) {
        precondition(bytes.byteCount == Self.byteCount)
        first = UInt64(bytes: bytes.extracting(0..<8))
        second = UInt64(bytes: bytes.extracting(8..<16))
    }
}
