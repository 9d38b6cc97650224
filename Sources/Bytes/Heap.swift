internal import CMalloc
internal import Glibc

/// The memory that a program takes for what it makes.
public enum Heap {
    /// Reserves the addresses of so many bytes behind what is taken, in large pages where the
    /// system has them, and has large arrays made there too. Nothing is taken before it is written
    /// to; what cannot be had is done without.
    ///
    /// For the main function of a program that makes much in a short time: half of a millisecond
    /// goes by for each megabyte if the system has to hand it over four kilobytes at a time.
    public static func reserve(_ byteCount: Int) {
        let large = 2 << 20
        guard byteCount >= large, let pad = Int32(exactly: byteCount) else { return }
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, Int32.max)
        mallopt(M_TOP_PAD, pad)
        // The heap grows by the reserve with the first array that has no room in it.
        guard let start = unsafe sbrk(0) else { return }
        let array = unsafe malloc(large)
        // Asked for its size, for what nobody looks at the compiler leaves out.
        let isThere = unsafe malloc_usable_size(array) >= large
        unsafe free(array)
        guard isThere, let end = unsafe sbrk(0), unsafe end > start else { return }
        let first = (UInt(bitPattern: start) + UInt(large) - 1) / UInt(large) * UInt(large)
        let count = UInt(bitPattern: end) / UInt(large) * UInt(large) - first
        unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(count), MADV_HUGEPAGE)
    }
}
