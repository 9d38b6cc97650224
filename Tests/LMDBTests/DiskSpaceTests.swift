@testable import LMDB
import TestSupport
import Testing

/// A full disk is told as such, though LMDB 0.9.24 reports a short write as a failure of the disk.
@Suite struct DiskSpaceTests {
    @Test(arguments: [
        (LMDBError.inputOutput, 0 as UInt64?, LMDBError.noSpace),
        (.inputOutput, DiskSpace.neededByteCount - 1, .noSpace),
        (.inputOutput, DiskSpace.neededByteCount, .inputOutput),
        (.inputOutput, nil, .inputOutput), (.noSpace, DiskSpace.neededByteCount, .noSpace),
        (.corrupted, 0, .corrupted),
    ])
    func `a failed write on a disk without room is a full disk`(
        error: LMDBError, free: UInt64?, cause: LMDBError
    ) {
        #expect(DiskSpace.cause(of: error, on: "", freeByteCount: { _ in free }) == cause)
    }

    @Test func `the system says what is left on the disk of a file`() throws {
        let scratch = try ScratchFile()
        #expect(try #require(DiskSpace.freeByteCount(scratch.path)) > 0)
        #expect(DiskSpace.freeByteCount(scratch.path + "/nowhere") == nil)
    }

    @Test func `a full disk is said in plain words`() {
        #expect(LMDBError.noSpace.description == "the disk is full")
    }
}
