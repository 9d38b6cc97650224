public import Accounting
import Cryptography
public import DefenseFund
public import EventSourcing
import ReadModels
import Transparency

/// Adds up what is left of a ledger's entries, and tells which sums are certain though records are
/// lost.
///
/// An account that was opened behind the last record that is lost is whole, for no record posts to
/// an account that is opened later. A recorded state whose sum tree is that of what is left shows
/// that the records lost in front of it moved no money and opened no account. All other sums are
/// only the least: debits and credits grow.
public struct BalanceCertainty {
    public struct Row: Sendable {
        /// Where the account was opened; the record itself may be lost.
        public let account: StreamReference
        /// `nil` if the record that opened it is lost.
        public let key: AccountKey?
        /// In yen; the least that it can be unless ``isCertain``.
        public let debits: UInt128
        public let credits: UInt128
        public let isCertain: Bool
        /// Debits less credits in front of the first record that is lost, which is certain; `nil`
        /// for an account that was opened later.
        public let balanceBefore: Int128?
    }

    private struct Sums {
        var key: AccountKey?
        var debits: UInt128 = 0
        var credits: UInt128 = 0
        var balanceBefore: Int128?

        var balance: Int128 { Int128(debits) - Int128(credits) }
    }

    /// In the order of opening.
    private var accounts: [StreamReference: Sums] = [:]
    private var names: [StreamReference: StreamName] = [:]
    /// Records that are lost, as ranges in order.
    public private(set) var lost: [Range<UInt64>] = []
    /// The first and the last record that may have moved money and are lost.
    public private(set) var firstHarmful: UInt64?
    private var lastHarmful: UInt64?
    /// When the record in front of the first that is lost was recorded.
    public private(set) var certainUntil: RecordedTime?
    private var newest: RecordedTime?

    public init() {}

    /// Takes the next record, which is certain.
    public mutating func add(_ event: RecordedEvent) {
        let place = event.head.stream
        newest = event.head.recordedAt
        if let name = event.streamName { names[place] = name }
        if let opened = event.act as? AccountOpened {
            accounts[place, default: Sums()].key = AccountKey(
                book: opened.book, code: opened.code,
                subAccount: opened.subAccount?.position.rawValue)
        }
        for posting in event.postings {
            let amount = UInt128(posting.signedAmount.magnitude)
            if posting.signedAmount < 0 {
                accounts[posting.account, default: Sums()].credits += amount
            } else {
                accounts[posting.account, default: Sums()].debits += amount
            }
        }
        if let record = event.act as? StateRecorded { settle(record, event.head.position) }
    }

    /// Takes note that the record at the next position is lost.
    public mutating func lose(_ position: UInt64) {
        if let last = lost.last, last.upperBound == position {
            lost[lost.count - 1] = last.lowerBound..<(position + 1)
        } else {
            lost.append(position..<(position + 1))
        }
        lastHarmful = position
        guard firstHarmful == nil else { return }
        firstHarmful = position
        certainUntil = newest
        accounts = accounts.mapValues { sums in
            var sums = sums
            sums.balanceBefore = sums.balance
            return sums
        }
    }

    /// If the sums that are left are those that were recorded, nothing that is lost has moved any.
    private mutating func settle(_ record: StateRecorded, _ position: LogPosition) {
        guard firstHarmful != nil, record.size == position else { return }
        let leaves = accounts.sorted { $0.key < $1.key }.map { place, sums in
            SumNode(
                account: place.position.rawValue, debits: sums.debits, credits: sums.credits)
        }
        guard record.accounts.count.accounts == UInt64(leaves.count),
            let root = SumTree(leaves)?.root, root.hash.bytes == record.accounts.root.bytes
        else { return }
        firstHarmful = nil
        lastHarmful = nil
        certainUntil = nil
        accounts = accounts.mapValues { sums in
            var sums = sums
            sums.balanceBefore = nil
            return sums
        }
    }

    /// Whether every sum is certain, and no account unknown.
    public var isWhole: Bool { lastHarmful == nil }

    /// What a stream is called, if the record that introduced it is not lost.
    public func name(_ stream: StreamReference) -> StreamName? { names[stream] }

    /// The accounts in the order of opening. If records are lost there may have been more.
    public var rows: [Row] {
        accounts.sorted { $0.key < $1.key }.map { place, sums in
            Row(
                account: place, key: sums.key, debits: sums.debits, credits: sums.credits,
                isCertain: lastHarmful.map { place.position.rawValue > $0 } ?? true,
                balanceBefore: sums.balanceBefore)
        }
    }
}
