import Accounting
import Containers
public import DefenseFund
public import EventSourcing

/// The acts about one grant, corrections included, each with what stood after it.
///
/// A fold of its own beside the ``LedgerView``: it is asked for one grant at a time.
public struct GrantActs: Sendable {
    private let grant: Reference<Grant>
    private var rows: [[RegisterTable.Cell]] = []

    public init(of grant: Reference<Grant>) { self.grant = grant }

    /// - Parameter view: as it stands after the event.
    public mutating func add(_ event: RecordedEvent, in view: LedgerView) {
        guard isAbout(event, in: view), let state = view.ledger.grants[grant] else { return }
        let amount = event.postings.lazy.filter { $0.side == .debit }
            .reduce(Int128(0)) { $0 + Int128($1.signedAmount) }
        rows.append([
            .count(event.head.position.rawValue), .date(event.head.effectiveOn),
            .day(event.head.recordedAt.dateInTokyo), .text(event.type.name),
            .text(view.label(event.head.actor)), amount == 0 ? .empty : .yen(amount),
            .amount(state.ceiling), .amount(state.paid), .amount(state.fixed),
            .amount(view.ledger.balance(121, of: grant)),
            .amount(view.ledger.balance(122, of: grant)),
            .amount(view.ledger.balance(123, of: grant)),
        ])
    }

    /// Whether the grant is its thing, or money of the grant moves in it.
    private func isAbout(_ event: RecordedEvent, in view: LedgerView) -> Bool {
        event.head.stream == grant.stream
            || event.postings.contains { posting in
                guard let account = view.account(posting.account) else { return false }
                return account.book == .fund && account.subAccount == grant.position.rawValue
                    && ChartOfAccounts.account(account)?.subAccounts == .grant
            }
    }

    public var table: RegisterTable {
        RegisterTable(
            name: "grantActs",
            columns: [
                .init("position", "Position"), .init("on", "On"),
                .init("recordedOn", "Recorded on"), .init("act", "Act"), .init("actor", "Actor"),
                .init("amountYen", "Amount"), .init("allocatedYen", "Allocated"),
                .init("paidYen", "Paid"), .init("fixedYen", "Fixed"),
                .init("advancesYen", "Advances open"), .init("returnsOpenYen", "Returns open"),
                .init("chargesOpenYen", "Charges open"),
            ],
            rows: rows)
    }
}
