import Containers
public import EventCoding
public import EventSourcing
public import StateCoding

/// Which events post to which account: their positions, account by account, so that those of one
/// account are found without a look at all others.
///
/// Nobody has to believe it. Debits and credits of an account only rise, so events that post to it
/// and come to both of its totals are all there are.
public struct PostingIndex: Sendable, Equatable {
    public private(set) var progress = LogPosition.start
    /// The accounts by the position of their opening, so that one shelf is read for one account.
    private var shelves = [Shelf](repeating: Shelf(), count: shelfCount)

    private typealias Shelf = KeyedTable<StreamReference, Places>
    private static let shelfCount = 64

    /// The positions of one account, each as what it is more than the one before, in groups of
    /// seven bits, the low ones first; the high bit says that another follows.
    struct Places: Sendable, Equatable {
        private(set) var last: UInt64 = 0
        private(set) var steps: [UInt8] = []
    }

    public init() {}

    /// Takes the next record of the log.
    public mutating func append(_ record: borrowing RecordView) {
        for posting in 0..<record.postingCount {
            let account = record.posting(posting).account
            let shelf = Self.shelf(of: account)
            let place =
                shelves[shelf].index(forKey: account)
                ?? shelves[shelf].insert(Places(), forKey: account)
            shelves[shelf][place: place].append(progress.rawValue)
        }
        progress = progress.advanced(by: 1)
    }

    /// Where the events stand that post to one of the accounts, in front of `end` and of
    /// ``progress``, in order; `nil` if there are more than `limit`.
    public func places(
        of accounts: Set<StreamReference>, before end: LogPosition, atMost limit: Int
    ) -> [LogPosition]? {
        var places: Set<UInt64> = []
        for account in accounts {
            shelves[Self.shelf(of: account)][account]?.forEach { place in
                if place < end.rawValue { places.insert(place) }
                return place < end.rawValue && places.count <= limit
            }
            guard places.count <= limit else { return nil }
        }
        return places.sorted().map { LogPosition($0) }
    }

    /// What must be read of an index to ask it about the accounts.
    public static func sections(of accounts: Set<StreamReference>) -> Set<StateSection> {
        Set(accounts.map { section(of: shelf(of: $0)) })
    }

    private static func shelf(of account: StreamReference) -> Int {
        Int(account.position.rawValue % UInt64(shelfCount))
    }

    private static func section(of shelf: Int) -> StateSection { StateSection("shelf-\(shelf)") }
}

extension PostingIndex.Places {
    /// - Parameter place: behind all others, or the last one once more.
    mutating func append(_ place: UInt64) {
        guard steps.isEmpty || place > last else { return }
        var step = place - last
        while step >= 0x80 {
            steps.append(UInt8(truncatingIfNeeded: step) | 0x80)
            step >>= 7
        }
        steps.append(UInt8(step))
        last = place
    }

    /// - Parameter body: answers whether it goes on.
    func forEach(_ body: (UInt64) -> Bool) {
        var (place, step, shift) = (UInt64(0), UInt64(0), UInt64(0))
        for byte in steps {
            step |= UInt64(byte & 0x7F) << shift
            shift += 7
            guard byte < 0x80 else { continue }
            place &+= step
            guard body(place) else { return }
            (step, shift) = (0, 0)
        }
    }
}

extension PostingIndex: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ index: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.progress = try coder.part("progress", index) { $0.progress }
        for shelf in read.shelves.indices {
            read.shelves[shelf] = try coder.part(
                "shelves", in: section(of: shelf), index, { $0.shelves[shelf] }, unread: Shelf())
        }
        return read
    }
}

extension PostingIndex.Places: StateCodable {
    static func parts(_ coder: inout StateCoder, _ places: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.last = try coder.part("last", places) { $0.last }
        read.steps = try coder.part("steps", places) { $0.steps }
        return read
    }
}
