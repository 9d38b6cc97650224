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

    private static let records = TableDefinition<UInt64>("records")
    private static let tiles = TableDefinition<PairKey>("tiles")
    private static let heads = TableDefinition<UInt64>("heads")
    private static let commands = TableDefinition<UInt64>("commands")
    private static let streams = TableDefinition<UInt64>("streams")
    static let meta = TableDefinition<UInt64>("meta")

    /// Every table with the width of its keys.
    static let keyByteCounts = [
        records.name: UInt64.byteCount, tiles.name: PairKey.byteCount,
        heads.name: UInt64.byteCount, commands.name: UInt64.byteCount,
        streams.name: UInt64.byteCount, meta.name: UInt64.byteCount,
    ]

    init(_ environment: Environment, _ meta: Table<UInt64>, creating: Bool) throws(LMDBError) {
        records = try environment.table(Self.records, creating: creating)
        tiles = try environment.table(Self.tiles, creating: creating)
        heads = try environment.table(Self.heads, creating: creating)
        commands = try environment.table(Self.commands, creating: creating)
        streams = try environment.table(Self.streams, creating: creating)
        self.meta = meta
    }
}
