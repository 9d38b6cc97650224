public import Accounting
import DefenseFund
public import EventSourcing
public import Transparency

/// What a statement tells of an account once it is proven.
public struct StatementAccount: Sendable {
    /// `FUND:121:grant/G-1`.
    public let name: String
    public let key: AccountKey
    /// Where the state stands that the totals are those of.
    public let statePosition: LogPosition
    public let head: TreeHead
    /// All that was ever debited and credited up to the state, in whole yen.
    public private(set) var debits: UInt128 = 0
    public private(set) var credits: UInt128 = 0
    /// Debits less credits of days before those that are asked about, and of those behind them.
    public private(set) var before: Int128 = 0
    public private(set) var after: Int128 = 0
    /// The days that are asked about, and how many postings there are of all days.
    public let from: LegalDate?
    public let through: LegalDate?
    public private(set) var postingCount = 0
    /// The postings of the days that are asked about.
    public private(set) var rows: [Row] = []

    public struct Row: Hashable, Sendable {
        public let position: LogPosition
        public let on: LegalDate
        public let recordedAt: RecordedTime
        public let type: String
        /// Debits are above zero.
        public let signedAmount: Int64
    }

    init(
        name: String, key: AccountKey, statePosition: LogPosition, head: TreeHead,
        from: LegalDate?, through: LegalDate?
    ) {
        self.name = name
        self.key = key
        self.statePosition = statePosition
        self.head = head
        self.from = from
        self.through = through
    }

    mutating func add(
        _ posting: RecordedPosting, of event: RecordedEvent
    ) throws(StatementFault) {
        let amount = posting.signedAmount
        guard amount != 0 else {
            throw StatementFault("record \(event.head.position) posts nothing")
        }
        let isDebit = amount > 0
        let total = (isDebit ? debits : credits)
            .addingReportingOverflow(UInt128(amount.magnitude))
        guard !total.overflow else { throw StatementFault("the postings have no room") }
        if isDebit { debits = total.partialValue } else { credits = total.partialValue }
        postingCount += 1
        let day = event.head.effectiveOn
        if let from, day < from {
            before += Int128(amount)
        } else if let through, day > through {
            after += Int128(amount)
        } else {
            rows.append(
                Row(
                    position: event.head.position, on: day, recordedAt: event.head.recordedAt,
                    type: event.type.name, signedAmount: amount))
        }
    }
}
