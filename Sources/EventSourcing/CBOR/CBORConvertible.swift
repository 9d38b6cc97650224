/// What is written as one item of deterministic CBOR and read from it, without anything in between.
public protocol CBORConvertible {
    func encode(to writer: inout CBORWriter)

    /// Refuses every item but the one that ``encode(to:)`` writes for the value.
    init(from reader: inout CBORReader) throws(CBORRefusal)
}

/// The bytes are not what was asked for. Why they are not is found by reading them a second time,
/// the plain way: bytes that are refused are rare, and the others need not carry the words for it.
public struct CBORRefusal: Error, Hashable, Sendable {
    @inlinable public init() {}
}
