extension [UInt8] {
    /// The bytes in place, for as long as the array is not changed. Bytes have no padding, which is
    /// what makes the same property of other spans unsafe.
    @inlinable
    public var rawSpan: RawSpan {
        @_lifetime(borrow self) get { unsafe span.bytes }
    }

    /// Appends a copy of the bytes.
    @inlinable
    public mutating func append(contentsOf bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
    }
}
