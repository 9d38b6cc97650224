/// A read transaction that is kept and may be read by several threads at once.
///
/// LMDB binds a transaction to one thread, but with MDB_NOTLS none that only reads. Nothing in it
/// changes while it is read: each read opens a cursor of its own, which a transaction that only
/// reads does not list; and what a transaction learns of a table when it first reads it (where the
/// table's root is) it has learned when the table was opened, which is before it is shared. That is
/// why a table is opened within the transaction and not in one of its own.
final class PinnedTransaction: @unchecked Sendable {
    let transaction: ReadTransaction

    init(environment: OpaquePointer) throws(LMDBError) {
        transaction = unsafe try ReadTransaction(environment: environment)
    }
}
