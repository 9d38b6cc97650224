internal import CLMDB

/// The only place where a C return code becomes a Swift error.
@inline(__always)
func check(_ code: Int32) throws(LMDBError) {
    guard code == MDB_SUCCESS else { throw LMDBError(rawValue: code) }
}

/// LMDB promises a handle with every success; a success without one is a bug of its own.
@inline(__always)
func promised(_ handle: OpaquePointer?) -> OpaquePointer {
    guard let handle = unsafe handle else { preconditionFailure("success without a handle") }
    return unsafe handle
}

/// Calls `body` with the bytes as LMDB takes them.
@inline(__always)
func withValue<Result>(
    _ bytes: RawSpan, _ body: (inout MDB_val) throws(LMDBError) -> Result
) throws(LMDBError) -> Result {
    try unsafe bytes.withUnsafeBytes { (buffer) throws(LMDBError) -> Result in
        // LMDB takes keys and values as mutable pointers, but does not write through them.
        var value = unsafe MDB_val(
            mv_size: buffer.count, mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress))
        return try unsafe body(&value)
    }
}
