internal import Glibc

extension Span where Element == UInt8 {
    /// The same bytes, to load numbers from.
    public var raw: RawSpan {
        @_lifetime(copy self) get { unsafe bytes }
    }

    /// Whether the first bytes are those of `other`.
    public func starts(with other: Span<UInt8>) -> Bool {
        guard count >= other.count else { return false }
        return unsafe withUnsafeBufferPointer { own in
            // As many bytes on both sides, so neither is read beyond its end.
            unsafe other.withUnsafeBufferPointer { other in
                guard let first = own.baseAddress, let second = other.baseAddress else {
                    return true
                }
                return unsafe memcmp(first, second, other.count) == 0
            }
        }
    }
}
