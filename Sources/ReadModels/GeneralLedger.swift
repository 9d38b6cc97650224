public import Accounting
public import DefenseFund
import EventSourcing

/// The general ledger (総勘定元帳): every posting under its account, by the day on which it takes
/// effect, with the balance behind it.
///
/// A fold of its own beside the ``LedgerView``: few ask for it, and it may be long.
public struct GeneralLedger: Sendable {
    private let isAsked: @Sendable (AccountKey) -> Bool
    private var postings: [AccountKey: [Line]] = [:]

    private struct Line {
        let position: LogPosition
        let on: LegalDate
        let type: String
        let about: String
        let signedAmount: Int64
    }

    /// - Parameter isAsked: which accounts are told.
    public init(of isAsked: @escaping @Sendable (AccountKey) -> Bool = { _ in true }) {
        self.isAsked = isAsked
    }

    /// - Parameter view: as it stands after the event, or later.
    public mutating func add(_ event: RecordedEvent, in view: LedgerView) {
        for posting in event.postings {
            guard let account = view.account(posting.account), isAsked(account) else { continue }
            postings[account, default: []].append(
                Line(
                    position: event.head.position, on: event.head.effectiveOn,
                    type: event.type.name, about: view.name(event.head.stream)?.text ?? "",
                    signedAmount: posting.signedAmount))
        }
    }

    /// Whether the postings come to what was debited and credited to each account: both only rise,
    /// so that none is missing.
    public func comes(to view: LedgerView) -> Bool {
        view.openAccounts(where: isAsked).allSatisfy { row in
            var (debits, credits) = (Int128(0), Int128(0))
            for line in postings[row.account] ?? [] {
                let amount = Int128(line.signedAmount)
                if amount > 0 { debits += amount } else { credits -= amount }
            }
            return debits == Int128(row.debits.rawValue) && credits == Int128(row.credits.rawValue)
        }
    }

    /// The accounts in the order of the chart. One that nothing was posted to has a row too, with
    /// its balance of zero.
    public func table(in view: LedgerView) -> RegisterTable {
        RegisterTable(
            name: "generalLedger",
            columns: LedgerView.accountColumns + [
                .init("position", "Position"), .init("effectiveOn", "Effective"),
                .init("type", "Type"), .init("about", "About"), .init("debitYen", "Debit"),
                .init("creditYen", "Credit"), .init("balanceYen", "Balance"),
            ],
            key: ["book", "account", "subAccount", "position"],
            rows: view.openAccounts(where: isAsked).flatMap { rows(of: $0.account, in: view) })
    }

    private func rows(of account: AccountKey, in view: LedgerView) -> [[RegisterTable.Cell]] {
        let name = view.cells(of: account)
        let side = ChartOfAccounts.traits(of: account)?.accountClass.normalSide ?? .debit
        guard let lines = postings[account] else {
            return [name + [.empty, .empty, .text(""), .text(""), .empty, .empty, .yen(0)]]
        }
        var balance: Int128 = 0
        return lines.sorted { ($0.on, $0.position) < ($1.on, $1.position) }.map { line in
            let signed = Int128(line.signedAmount)
            balance += side == .debit ? signed : -signed
            return name + [
                .count(line.position.rawValue), .date(line.on), .text(line.type),
                .text(line.about), signed > 0 ? .yen(signed) : .empty,
                signed > 0 ? .empty : .yen(-signed), .yen(balance),
            ]
        }
    }
}
