internal import CLMDB

/// A table that is open in an environment.
public struct Table<Key: TableKey>: Sendable {
    let handle: MDB_dbi
    public let name: String
}

/// How a table fills the file.
public struct TableStatistics: Hashable, Sendable {
    public let entryCount: Int
    public let depth: Int
    public let branchPageCount: Int
    public let leafPageCount: Int
    public let overflowPageCount: Int
}
