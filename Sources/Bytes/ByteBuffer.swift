/// Bytes written one behind the other.
///
/// An array asks with every byte whether somebody else holds it; a buffer has one owner, so that a
/// number costs a comparison with the capacity and a store.
@safe public struct ByteBuffer: ~Copyable {
    @usableFromInline var start: UnsafeMutableRawPointer
    @usableFromInline var capacity: Int
    @usableFromInline var end = 0

    public init(capacity: Int) {
        precondition(capacity > 0)
        unsafe start = .allocate(byteCount: capacity, alignment: 1)
        self.capacity = capacity
    }

    deinit { unsafe start.deallocate() }

    @inlinable public var count: Int { end }

    /// What has been written, in place.
    public var bytes: RawSpan {
        @_lifetime(borrow self) get {
            unsafe _overrideLifetime(
                RawSpan(_unsafeStart: UnsafeRawPointer(start), byteCount: count), borrowing: self)
        }
    }

    /// Takes back what was written from `place` on, and keeps its memory for what comes next.
    public mutating func removeAll(from place: Int) {
        precondition(place >= 0 && place <= end)
        end = place
    }

    @inlinable @inline(__always)
    public mutating func append<Value: FixedWidthInteger & BitwiseCopyable>(
        littleEndian value: Value
    ) {
        let place = advance(by: MemoryLayout<Value>.size)
        unsafe start.storeBytes(of: value.littleEndian, toByteOffset: place, as: Value.self)
    }

    @inlinable @inline(__always)
    public mutating func append(_ byte: UInt8) { append(littleEndian: byte) }

    /// Appends the value as it lies in memory.
    ///
    /// - Parameter value: numbers in little-endian order without gaps between them.
    @inlinable @inline(__always)
    public mutating func append<Layout: BitwiseCopyable>(layout value: Layout) {
        let place = advance(by: MemoryLayout<Layout>.size)
        unsafe start.storeBytes(of: value, toByteOffset: place, as: Layout.self)
    }

    public mutating func append(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { source in unsafe append(source) }
    }

    public mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { source in unsafe append(UnsafeRawBufferPointer(source)) }
    }

    /// Writes over bytes that stand already.
    @inlinable @inline(__always)
    public mutating func set<Value: FixedWidthInteger & BitwiseCopyable>(
        littleEndian value: Value, at place: Int
    ) {
        precondition(place >= 0 && place <= count - MemoryLayout<Value>.size)
        unsafe start.storeBytes(of: value.littleEndian, toByteOffset: place, as: Value.self)
    }

    private mutating func append(_ source: UnsafeRawBufferPointer) {
        let place = advance(by: source.count)
        guard let first = source.baseAddress else { return }
        unsafe (start + place).copyMemory(from: first, byteCount: source.count)
    }

    /// Makes room for `size` more bytes, which the caller writes, and says where they stand.
    @inlinable @inline(__always)
    mutating func advance(by size: Int) -> Int {
        let place = end
        if capacity - place < size { grow(by: size) }
        end = place + size
        return place
    }

    @usableFromInline @inline(never)
    mutating func grow(by size: Int) {
        capacity = max(2 * capacity, count + size)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        unsafe larger.copyMemory(from: start, byteCount: count)
        unsafe start.deallocate()
        unsafe start = larger
    }
}
