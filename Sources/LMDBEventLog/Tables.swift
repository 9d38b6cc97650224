import LMDB

/// What a reader with `mdb_dump` finds in the file. Keys are big-endian, so that every tool sorts
/// them as the log does.
struct Tables: Sendable {
    /// Position → the record's bytes: what is hashed, signed and exported.
    let records: Table<UInt64>
    /// (Tile level, index) → up to 256 hashes, from level 1: level 0 follows from the records.
    let tiles: Table<PairKey>
    /// Tree size → right edge and signed checkpoint, a row for each commit.
    let heads: Table<UInt64>
    /// Segment → ``CommandSegment``, once the log has passed it.
    let commands: Table<UInt64>
    /// Segment → ``StreamSegment``, likewise.
    let streams: Table<UInt64>
    /// 0 → the format of the file.
    let meta: Table<UInt64>

    static let format = Array("daicho log 1".utf8)
    static let meta = TableDefinition<UInt64>("meta")

    init(_ environment: Environment, _ meta: Table<UInt64>, creating: Bool) throws(LMDBError) {
        records = try environment.table(.init("records"), creating: creating)
        tiles = try environment.table(.init("tiles"), creating: creating)
        heads = try environment.table(.init("heads"), creating: creating)
        commands = try environment.table(.init("commands"), creating: creating)
        streams = try environment.table(.init("streams"), creating: creating)
        self.meta = meta
    }
}
