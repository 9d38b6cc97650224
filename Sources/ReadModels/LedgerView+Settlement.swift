import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// The lines of each fiscal year's settlement: what the books say now, and what the Corporation
    /// has last reported.
    public var settlements: RegisterTable {
        let reports = ledger.corporations.flatMap { $0.value.reports.map { ($0.key, $0.value) } }
        let years = Set(
            ledger.fund.years.map(\.key) + ledger.journals.years.map(\.key) + reports.map(\.0))
        return RegisterTable(
            name: "settlements",
            columns: [
                .init("year", "Year"), .init("line", "Line"), .init("bookedYen", "Booked"),
                .init("reportedYen", "Reported"),
            ],
            key: ["year", "line"],
            rows: years.sorted().flatMap { year in
                let booked = ledger.settlement(of: year)
                let reported = reports.last { $0.0 == year }?.1.last
                return SettlementLine.allCases.map { line -> [RegisterTable.Cell] in
                    let figure = reported?.settlement.first { $0.line == line }?.signed
                    return [
                        .text(year.description), .text(line.name), .yen(booked[line] ?? 0),
                        reported == nil ? .empty : .yen(figure ?? 0),
                    ]
                }
            })
    }
}
