import Synchronization

/// Makes the N-th write call on a file fail, for tests of what a failing disk leaves behind.
///
/// Off unless a test arms it; then one atomic load a call is all that it costs. A plan is for one
/// file, so that tests of other files can run meanwhile. A commit counts as two calls, before and
/// after it: one fails and has stored nothing, the other fails and has stored all.
package enum FaultPlan {
    private struct Fault {
        var remainingCalls: Int
        let error: LMDBError
    }

    private static let armedCount = Atomic<Int>(0)
    private static let faults = Mutex<[FileIdentity: Fault]>([:])

    /// The call on the file that is `calls` away fails with `error`, once.
    package static func failCall(after calls: Int, with error: LMDBError, on path: String)
        throws(LMDBError)
    {
        let file = try FileIdentity(path)
        faults.withLock { faults in
            faults[file] = Fault(remainingCalls: calls, error: error)
            armedCount.store(faults.count, ordering: .sequentiallyConsistent)
        }
    }

    /// Answers whether the fault had not struck yet.
    @discardableResult
    package static func disarm(_ path: String) throws(LMDBError) -> Bool {
        let file = try FileIdentity(path)
        return faults.withLock { faults in
            defer { armedCount.store(faults.count, ordering: .sequentiallyConsistent) }
            return faults.removeValue(forKey: file) != nil
        }
    }

    static func strike(_ file: FileIdentity) throws(LMDBError) {
        guard armedCount.load(ordering: .relaxed) > 0 else { return }
        let struck = faults.withLock { faults -> LMDBError? in
            faults[file]?.remainingCalls -= 1
            guard let fault = faults[file], fault.remainingCalls == 0 else { return nil }
            faults[file] = nil
            armedCount.store(faults.count, ordering: .sequentiallyConsistent)
            return fault.error
        }
        if let struck { throw struck }
    }
}
