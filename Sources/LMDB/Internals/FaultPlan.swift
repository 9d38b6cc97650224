import Synchronization

/// Makes the N-th write call fail, for tests of what a failing disk leaves behind.
///
/// Off unless a test arms it; then one atomic load a commit is all that it costs.
package enum FaultPlan {
    private static let countdown = Atomic<Int>(0)
    private static let code = Atomic<Int32>(0)

    /// The call that is `calls` away fails with `error`, once.
    package static func failCall(after calls: Int, with error: LMDBError) {
        code.store(error.rawValue, ordering: .sequentiallyConsistent)
        countdown.store(calls, ordering: .sequentiallyConsistent)
    }

    package static func disarm() { countdown.store(0, ordering: .sequentiallyConsistent) }

    static func strike() throws(LMDBError) {
        guard countdown.load(ordering: .relaxed) > 0,
            countdown.subtract(1, ordering: .sequentiallyConsistent).newValue == 0
        else { return }
        throw LMDBError(rawValue: code.load(ordering: .sequentiallyConsistent))
    }
}
