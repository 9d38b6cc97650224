internal import CLMDB
import Glibc
import Synchronization

/// Ends a program in order where a mapped file lets it down.
///
/// A page that the disk cannot read, or that is gone since somebody shortened the file, reaches a
/// program as the signal SIGBUS and not as an error; where LMDB meets a page that makes no sense,
/// it ends the process itself, or follows it into memory that is not there: SIGSEGV, which nothing
/// else in a program without unsafe code raises. None of these touches what was committed.
public enum MapFault {
    private static let exitStatus = Atomic<Int32>(0)

    /// From now on ends the process with `status` and a line on standard error. For the main
    /// function of a program: a library leaves signals alone.
    public static func endProcess(status: Int32) {
        exitStatus.store(status, ordering: .releasing)
        _ = signal(SIGBUS) { _ in MapFault.end() }
        _ = signal(SIGSEGV) { _ in MapFault.end() }
    }

    /// Told by LMDB of a page that makes no sense; if nothing was asked for, LMDB aborts.
    static func report(of environment: OpaquePointer) {
        _ = unsafe mdb_env_set_assert(environment) { _, _ in MapFault.end() }
    }

    /// Calls only what may be called within a signal's handler.
    private static func end() {
        let status = exitStatus.load(ordering: .acquiring)
        guard status != 0 else { return }
        let text: StaticString = """
            the ledger's file cannot be read on: the disk failed, or the file was changed while \
            it was read; verify it with daicho-replay, and restore a backup if it is damaged

            """
        _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
        _exit(status)
    }
}
