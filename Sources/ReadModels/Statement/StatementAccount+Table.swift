import Accounting
import EventSourcing

extension StatementAccount {
    /// The rows with the balance behind each, on the side on which the account grows: opening
    /// first, closing last.
    public var table: RegisterTable {
        let side = ChartOfAccounts.traits(of: key)?.accountClass.normalSide ?? .debit
        let sign: Int128 = side == .debit ? 1 : -1
        var balance = before
        var cells: [[RegisterTable.Cell]] = [line("opening", balance * sign)]
        // By the day that they are about; what was recorded first stands first.
        for row in rows.sorted(by: { ($0.on, $0.position) < ($1.on, $1.position) }) {
            balance += Int128(row.signedAmount)
            let amount = RegisterTable.Cell.yen(Int128(row.signedAmount.magnitude))
            cells.append([
                .count(row.position.rawValue), .date(row.on), .text(row.recordedAt.description),
                .text(row.type), row.signedAmount > 0 ? amount : .empty,
                row.signedAmount > 0 ? .empty : amount, .yen(balance * sign),
            ])
        }
        cells.append(line("closing", balance * sign))
        return RegisterTable(
            name: "statement",
            columns: [
                .init("position", "Position"), .init("effectiveOn", "Effective"),
                .init("recordedAt", "Recorded (UTC)"), .init("type", "Type"),
                .init("debitYen", "Debit"), .init("creditYen", "Credit"),
                .init("balanceYen", "Balance"),
            ], rows: cells)
    }

    /// `2025-04-01 to 2025-06-30, 3 of 12 postings`.
    public var period: String {
        let days =
            from == nil && through == nil
            ? "all days"
            : "\(from?.description ?? "the first posting") to "
                + "\(through?.description ?? "the last posting")"
        return "\(days), \(rows.count) of \(postingCount) postings"
    }

    private func line(_ text: String, _ balance: Int128) -> [RegisterTable.Cell] {
        [.empty, .empty, .empty, .text(text), .empty, .empty, .yen(balance)]
    }
}
