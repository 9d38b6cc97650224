import Accounting
public import DefenseFund
public import EventSourcing

/// Whose money paid what: every yen that the fund paid, traced to what brought it in.
///
/// Money is deposits and investments at cost (accounts 111 to 114): what moves between them neither
/// comes in nor goes out. A fold of its own beside the ``LedgerView``: few ask for it, and it may
/// be long (decision 0030).
public struct MoneySources: Sendable {
    private var flows: [MoneyFlow] = []
    /// The corrections of the events that were corrected, whose flows stand for theirs.
    private var corrections: [LogPosition: LogPosition] = [:]
    /// The event that first recorded what a correction puts right.
    private var firstRecorded: [LogPosition: LogPosition] = [:]

    public init() {}

    /// - Parameter view: as it stands after the event, or later.
    public mutating func add(_ event: RecordedEvent, in view: LedgerView) {
        guard !event.postings.isEmpty else { return }
        let (position, legs) = (event.head.position, event.postings[...])
        // Types are compared first: a cast asks the runtime, at every event.
        guard type(of: event.act) == EntryCorrected.self,
            let correction = event.act as? EntryCorrected
        else {
            let act = ActOfMoney(
                act: event.act, on: event.head.effectiveOn, subject: view.name(event.head.stream),
                position: position, firstRecorded: position)
            return add(legs, of: act, in: view)
        }
        let right = correction.replacement
        let first = firstRecorded[correction.corrects] ?? correction.corrects
        corrections[correction.corrects] = position
        firstRecorded[position] = first
        let act = ActOfMoney(
            act: right.act, on: right.effectiveOn, subject: right.subject, position: position,
            firstRecorded: first)
        // The legs in front take back what the corrected event posted, which is left out instead.
        add(legs.dropFirst(Int(correction.reversedLegs.value)), of: act, in: view)
    }

    /// What moved the money, as it is known to be right.
    private struct ActOfMoney {
        let act: any Act
        let on: LegalDate
        let subject: StreamName?
        let position: LogPosition
        let firstRecorded: LogPosition
    }

    private mutating func add(
        _ legs: ArraySlice<RecordedPosting>, of act: ActOfMoney, in view: LedgerView
    ) {
        let accounts = legs.map { view.account($0.account) }
        guard accounts.contains(where: { $0?.isMoneyOfFund ?? false }) else { return }
        for (leg, account) in zip(legs, accounts) {
            guard let account, !account.isMoneyOfFund else { continue }
            let isReceipt = leg.side == .credit
            let kind = MoneyFlow.Kind(account.code, isReceipt: isReceipt)
            let amount = Int128(leg.signedAmount.magnitude)
            if let last = flows.last, last.position == act.position, last.kind == kind,
                last.isReceipt == isReceipt
            {
                flows[flows.count - 1].amount += amount
                continue
            }
            let budget = kind == .subsidy ? (act.act as? SubsidyReceived)?.budgetYear : nil
            flows.append(
                MoneyFlow(
                    position: act.position, firstRecorded: act.firstRecorded, on: act.on,
                    kind: kind, subject: act.subject, year: budget ?? FiscalYear(act.on),
                    amount: amount, isReceipt: isReceipt))
        }
    }

    /// The event whose flows stand for those of an event that was corrected; `nil` for any other.
    public func correction(of position: LogPosition) -> LogPosition? { corrections[position] }

    /// Every yen that came in or went out, in the order in which it went out; then what is left.
    public var parts: [MoneyPart] {
        // The flows of one act stay in the order of its legs.
        let right = flows.enumerated().filter { corrections[$1.position] == nil }
            .sorted { left, right in
                (left.element.on, left.element.firstRecorded, left.offset)
                    < (right.element.on, right.element.firstRecorded, right.offset)
            }.map(\.element)
        return MoneyPart.parts(
            of: right.filter(\.isReceipt), spentOn: right.filter { !$0.isReceipt })
    }

    /// What is left of all that came in, less what was paid beyond it: the balance of the money.
    public static func balance(of parts: [MoneyPart]) -> Int128 {
        parts.reduce(0) { sum, part in
            part.use == nil ? sum + part.amount : part.source == nil ? sum - part.amount : sum
        }
    }
}

extension LedgerView {
    /// The fund's deposits and investments at cost, in yen.
    public var moneyHeld: Int128 {
        AccountKey.moneyCodes.reduce(0) {
            $0 + ledger.balances.balance(of: $1, in: .fund, on: .debit)
        }
    }
}

extension AccountKey {
    /// Deposits, securities, money trusts, time deposits.
    fileprivate static let moneyCodes: [AccountCode] = [111, 112, 113, 114]

    fileprivate var isMoneyOfFund: Bool { book == .fund && Self.moneyCodes.contains(code) }
}
