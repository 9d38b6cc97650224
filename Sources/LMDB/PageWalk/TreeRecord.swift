/// LMDB's record of a tree: 48 bytes in a meta page or in the row of a named table.
struct TreeRecord: Equatable {
    /// The page's size in the record of free pages, else nothing that we use.
    let padding: UInt32
    let flags: UInt16
    let depth: Int
    let branchPageCount: UInt64
    let leafPageCount: UInt64
    let overflowPageCount: UInt64
    let entryCount: UInt64
    let root: UInt64

    static let byteCount = 48
    static let noRoot = UInt64.max

    /// Whether the keys are in the order of their bytes and stand once, as in all our tables.
    var isPlain: Bool { padding == 0 && flags == 0 }

    init(_ bytes: [UInt8], at offset: Int) {
        padding = UInt32(bytes.number(at: offset, count: 4))
        flags = UInt16(bytes.number(at: offset + 4, count: 2))
        depth = Int(bytes.number(at: offset + 6, count: 2))
        branchPageCount = bytes.number(at: offset + 8, count: 8)
        leafPageCount = bytes.number(at: offset + 16, count: 8)
        overflowPageCount = bytes.number(at: offset + 24, count: 8)
        entryCount = bytes.number(at: offset + 32, count: 8)
        root = bytes.number(at: offset + 40, count: 8)
    }
}

/// A meta page: the roots as of one commit.
struct MetaRecord: Equatable {
    let transaction: UInt64
    let lastPage: UInt64
    let free: TreeRecord
    let main: TreeRecord

    /// All up to the transaction's number, but the address, the size and the flags of the map,
    /// which only say how the file was opened, and padding.
    static let meaningfulByteCount = 152 - 23
    /// The keys of the tree of free pages are numbers.
    private static let numberKeys: UInt16 = 0x08
    /// How the file was opened: MDB_NOSUBDIR.
    private static let openingFlags: UInt16 = 0x4000

    /// `nil` if the page is not a meta page with its own number.
    init?(_ page: [UInt8], number: UInt64) {
        guard page.number(at: 0, count: 8) == number, let head = MetaHead(page) else { return nil }
        free = TreeRecord(page, at: 40)
        main = TreeRecord(page, at: 88)
        guard free.flags & ~Self.openingFlags == Self.numberKeys, main.isPlain else { return nil }
        lastPage = head.lastPage
        transaction = head.transaction
    }
}
