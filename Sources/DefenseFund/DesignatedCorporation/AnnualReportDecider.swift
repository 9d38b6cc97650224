public import Accounting
import Containers
import EventSourcing

extension AnnualReportSubmitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let corporation: Reference<Corporation> = context.subject()
        guard let state = ledger.corporations[corporation],
            state.designatedOn <= fiscalYear.lastDay,
            state.rescission.map({ fiscalYear.firstDay < $0.on }) ?? true
        else {
            throw Rejection(
                .noDesignatedCorporation, "Act 19(3)", .stream("corporation", corporation.stream),
                .text("in", fiscalYear))
        }
        guard fiscalYear.lastDay < context.effectiveOn else {
            throw Rejection(
                .yearNotEnded, "Act 19(3)", .text("year", fiscalYear),
                .date("ends", fiscalYear.lastDay), .date("submitted", context.effectiveOn))
        }
        guard Set(settlement.map(\.line)).count == settlement.count else {
            throw Rejection(
                .settlementInvalid, "Act 19(3)", .text("settlement", "names a line twice"))
        }
        try compare(with: ledger.settlement(of: fiscalYear))
        if let last = state.reports[fiscalYear]?.last {
            try checkAnew(last, on: context.effectiveOn)
        }
    }

    /// Whoever finds a difference needs both figures.
    private func compare(with booked: [SettlementLine: Int128]) throws(Rejection) {
        for line in SettlementLine.allCases {
            let reported = settlement.first { $0.line == line }?.signed ?? 0
            guard reported == booked[line] ?? 0 else {
                throw Rejection(
                    .settlementDiffers, "Act 19(3); C4", .text("line", line.name),
                    .text("reported", reported), .text("in the ledger", booked[line] ?? 0),
                    .text("year", fiscalYear))
            }
        }
    }

    /// A report is submitted anew if what it says has changed.
    private func checkAnew(_ last: AnnualReport, on date: LegalDate) throws(Rejection) {
        guard last.submittedOn <= date else {
            throw Rejection(
                .dateOutOfOrder, "Act 19(3)", .date("last report", last.submittedOn),
                .date("this", date))
        }
        guard last.settlement != settlement || last.summary != summary else {
            throw Rejection(.nothingChanges, "Act 19(3)", .text("year", fiscalYear))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        let report = AnnualReport(
            submittedOn: context.effectiveOn, settlement: settlement, summary: summary)
        let before = ledger.corporations[context.subject()]?.reports[fiscalYear] ?? []
        ledger.corporations[context.subject()]?.reports[fiscalYear] = before + [report]
    }
}

extension AnnualReport {
    /// Whether the books still say what the report says: not so if acts of the year were recorded
    /// or corrected after it.
    public func agrees(with booked: [SettlementLine: Int128]) -> Bool {
        SettlementLine.allCases.allSatisfy { line in
            (settlement.first { $0.line == line }?.signed ?? 0) == booked[line] ?? 0
        }
    }
}

extension LedgerState {
    /// What the books say about a fiscal year, by line, in yen.
    public func settlement(of year: FiscalYear) -> [SettlementLine: Int128] {
        let fund = fund.years[year] ?? FundYear()
        let business = journals.years[year] ?? BusinessYear()
        return [
            .subsidies: fund.subsidies, .yield: fund.yield, .charges: fund.charges,
            .grants: fund.grants, .operatingCost: fund.operatingCost,
            .investmentLosses: fund.losses, .treasuryPayments: fund.treasury,
            .stateReturns: fund.stateReturns, .supportIncome: business.supportIncome,
            .supportExpense: business.supportExpense, .otherIncome: business.otherIncome,
            .otherExpense: business.otherExpense,
        ]
    }
}
