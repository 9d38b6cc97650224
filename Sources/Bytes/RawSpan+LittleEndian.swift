import Glibc

extension RawSpan {
    /// The little-endian integer at `offset`. Traps outside the span: callers check lengths first.
    @inlinable @inline(__always)
    public func littleEndian<Value: FixedWidthInteger & BitwiseCopyable>(
        at offset: Int, as type: Value.Type = Value.self
    ) -> Value {
        precondition(offset >= 0 && offset <= byteCount - MemoryLayout<Value>.size)
        return Value(
            littleEndian: unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: Value.self))
    }

    /// A copy of the bytes.
    public func copied() -> [UInt8] {
        unsafe withUnsafeBytes { unsafe Array($0) }
    }

    /// Whether both spans hold the same bytes.
    public func equals(_ other: RawSpan) -> Bool {
        guard byteCount == other.byteCount else { return false }
        return unsafe withUnsafeBytes { left in
            // As many bytes on both sides, so neither is read beyond its end.
            unsafe other.withUnsafeBytes { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return true
                }
                return unsafe memcmp(first, second, byteCount) == 0
            }
        }
    }

    /// The text that the bytes spell; `nil` if they are not UTF-8. `String(validating:as:)` says
    /// the same and asks the runtime for four generic types on its way.
    public func validatedText() -> String? {
        unsafe withUnsafeBytes { bytes in
            let characters = unsafe bytes.assumingMemoryBound(to: UInt8.self)
            guard let text = try? UTF8Span(validating: unsafe characters.span) else { return nil }
            return String(copying: text)
        }
    }
}
