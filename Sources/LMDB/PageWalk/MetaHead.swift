/// The parts of a meta page by which LMDB itself takes it for one: which commit it is of, and how
/// long the file is.
struct MetaHead {
    let transaction: UInt64
    let lastPage: UInt64

    private static let kind: UInt64 = 8
    private static let magic: UInt64 = 0xBEEF_C0DE
    private static let version: UInt64 = 1

    /// `nil` if the page is not a meta page of this version of LMDB.
    init?(_ page: [UInt8]) {
        guard Self.isBegun(page), page.number(at: 20, count: 4) == Self.version,
            page.number(at: 40, count: 4) == UInt64(PageReport.pageSize)
        else { return nil }
        lastPage = page.number(at: 136, count: 8)
        transaction = page.number(at: 144, count: 8)
    }

    /// Whether the first bytes are those of a meta page, however few follow.
    static func isBegun(_ bytes: [UInt8]) -> Bool {
        bytes.number(at: 10, count: 2) == kind && bytes.number(at: 16, count: 4) == magic
    }
}
