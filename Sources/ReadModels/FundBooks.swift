import Accounting
public import DefenseFund

/// What the fund's balance is told from: by fiscal year, then as a whole, with what is committed.
public struct FundBooks: Equatable, Sendable {
    public private(set) var history = FundHistory()
    /// Assets less liabilities (C4), in yen.
    public private(set) var balance: Int128 = 0
    /// What is promised to grants, in yen.
    public private(set) var committed: Int128 = 0

    init() {}

    init(_ ledger: LedgerState) {
        history = ledger.fund
        balance = ledger.fundBalance
        committed = ledger.committedFund
    }

    mutating func add(_ movement: FundMovement, on day: LegalDate) {
        history.add(movement.flows, on: day)
        balance += movement.balance
        committed += movement.committed
    }

    /// The fund by fiscal year, then as a whole, with what is committed and what is not.
    public var table: RegisterTable {
        var rows: [[RegisterTable.Cell]] = history.rows.map { row in
            [
                .text(row.year.description), .yen(row.opening), .yen(row.flows.subsidies),
                .yen(row.flows.yield), .yen(row.flows.charges), .yen(row.flows.grants),
                .yen(row.flows.operatingCost), .yen(row.flows.losses), .yen(row.flows.treasury),
                .yen(row.flows.stateReturns), .yen(row.closing), .empty, .empty,
            ]
        }
        let sum = { (part: (FundYear) -> Int128) in
            RegisterTable.Cell.yen(self.history.years.reduce(0) { $0 + part($1.value) })
        }
        rows.append([
            .text("total"), .yen(0), sum(\.subsidies), sum(\.yield), sum(\.charges), sum(\.grants),
            sum(\.operatingCost), sum(\.losses), sum(\.treasury),
            sum(\.stateReturns), .yen(balance), .yen(committed),
            // Below zero after a loss: what may still be promised is then nothing, as the rules
            // have it, but what is missing must be seen.
            .yen(balance - committed),
        ])
        return RegisterTable(
            name: "fundBalance",
            columns: [
                .init("year", "Year"), .init("openingYen", "Opening"),
                .init("subsidiesYen", "Subsidies"), .init("yieldYen", "Yield"),
                .init("chargesYen", "Charges"), .init("grantsYen", "Grants"),
                .init("operatingCostYen", "Operating cost"), .init("lossesYen", "Losses"),
                .init("treasuryYen", "Treasury"), .init("stateReturnsYen", "State returns"),
                .init("closingYen", "Closing"),
                .init("committedYen", "Committed"), .init("uncommittedYen", "Uncommitted"),
            ], rows: rows)
    }
}

extension LedgerView {
    /// The fund by fiscal year, then as a whole, with what is committed and what is not.
    public var fundBalance: RegisterTable { FundBooks(ledger).table }
}
