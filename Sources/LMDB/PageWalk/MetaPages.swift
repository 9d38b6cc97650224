/// The two meta pages as they stand now. Each is read by itself: on a file that is being written
/// the second may be of a later commit than the first was.
struct MetaPages: Equatable {
    /// `nil` for a page that is damaged.
    let records: [MetaRecord?]

    init(_ file: PageFile) {
        records = [UInt64(0), 1].map { number in
            file.page(number).flatMap { MetaRecord($0, number: number) }
        }
    }

    var newest: MetaRecord? {
        records.compactMap { $0 }.max { $0.transaction < $1.transaction }
    }

    /// Commits write the two meta pages in turn: transaction n writes page n & 1, where a reader
    /// with the lock file looks for it, while one without takes the larger n. Anything else means
    /// that one of the pages lies, and that LMDB may not read the one that is walked.
    var areInTurn: Bool {
        guard let first = records[0], let second = records[1] else { return true }
        if first.transaction == 0, second.transaction == 0 { return true }
        guard let newest else { return true }
        let older = min(first.transaction, second.transaction)
        let place: UInt64 = newest.transaction == second.transaction ? 1 : 0
        return newest.transaction - older == 1 && newest.transaction & 1 == place
    }

    /// What is wrong with the pages themselves.
    var findings: [PageFinding] {
        let damaged = records.indices.filter { records[$0] == nil }
        guard damaged.isEmpty else { return damaged.map { PageFinding(UInt64($0), .metaDamaged) } }
        return areInTurn ? [] : [PageFinding(0, .metaDamaged)]
    }
}
