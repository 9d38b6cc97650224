import Oracles

/// What libFuzzer calls first.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    FuzzTarget.prepare()
    return 0
}

/// What libFuzzer calls with every input. A failure ends the process, and libFuzzer keeps the
/// input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // The only pointer of the package: from here on it is an array.
    FuzzTarget.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
