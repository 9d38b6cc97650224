internal import CPrefetch

/// Where something lies that is needed a moment later, so that the processor can fetch it while it
/// does something else: to wait for memory that was not used of late takes as long as hundreds of
/// instructions.
///
/// It keeps nothing alive, and what is fetched in vain does no harm. It is kept as a number beside
/// the reference, for to read a reference is to count it, and to count it is to wait for it.
public struct Prefetch: Sendable {
    private let address: UInt

    public init(_ object: AnyObject) {
        address = UInt(bitPattern: unsafe Unmanaged.passUnretained(object).toOpaque())
    }

    /// - Parameter elements: of an array that is never changed.
    public init(_ elements: Span<some Any>) {
        address = unsafe elements.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }

    /// Begins to fetch the first so many lines of 64 bytes, and does not wait.
    public func begin(lineCount: Int) {
        for line in 0..<UInt(lineCount) { Self.begin(at: address + line * 64) }
    }

    /// Begins to fetch an element itself, if there are so many.
    @inlinable
    public static func begin<Element>(_ elements: Span<Element>, at place: Int) {
        guard place < elements.count else { return }
        let first = unsafe elements.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        begin(at: first + UInt(place * MemoryLayout<Element>.stride))
    }

    @usableFromInline
    static func begin(at address: UInt) {
        unsafe prefetch_line(UnsafeRawPointer(bitPattern: address))
    }
}
