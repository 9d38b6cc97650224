import Glibc

/// A read transaction that is kept, with the thread that may use it.
final class PinnedTransaction {
    private let transaction: ReadTransaction
    private let thread = pthread_self()

    init(environment: OpaquePointer) throws(LMDBError) {
        transaction = unsafe try ReadTransaction(environment: environment)
    }

    var onItsThread: ReadTransaction {
        _read {
            precondition(pthread_equal(thread, pthread_self()) != 0, "one thread reads it")
            yield transaction
        }
    }
}
