extension [UInt8] {
    /// Appends the integer in little-endian order.
    @inlinable
    public mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
        unsafe Swift.withUnsafeBytes(of: value.littleEndian) { unsafe append(contentsOf: $0) }
    }
}
