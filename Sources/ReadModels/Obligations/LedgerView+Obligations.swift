public import Accounting
import DefenseFund
import EventSourcing
public import StateCoding

extension LedgerView {
    /// What must be done as of `date`, by what is recorded until now: overdue first, then by due
    /// date, then by the order in which the things came into the ledger; what has no date comes
    /// last, and what arose later is left out.
    public func obligations(on date: LegalDate) -> [Obligation] {
        let all = [
            ledger.obligationsOfGrants(on: date),
            ledger.obligationsOfPlans(on: date),
            ledger.obligationsOfCorporation(on: date),
            ledger.obligationsOfFund(on: date),
            ledger.obligationsOfStable(on: date),
            ledger.obligationsOfSurveys(on: date),
            ledger.obligationsOfSecrets(on: date),
            ledger.obligationsOfFacilities(on: date),
            ledger.obligationsOfFindings(on: date),
            ledger.obligationsOfImports(on: date),
        ].flatMap(\.self)
        return all.filter { $0.since <= date }.sorted { $0.order < $1.order }
    }
}

extension LedgerView {
    /// What of a view its obligations follow from, beside what is small.
    public static let obligationSections: Set<StateSection> = [.names, .grants, .balances]

    /// The obligations as of `date` as a table.
    public func obligationRegister(on date: LegalDate) -> RegisterTable {
        let roles = Role.names
        return RegisterTable(
            name: "obligations",
            columns: [
                .init("dueOn", "Due on"), .init("state", "State"), .init("what", "What"),
                .init("of", "Of"), .init("detail", "For"), .init("by", "By"),
                .init("since", "Since"),
                .init("amountYen", "Amount"), .init("basis", "Basis"),
            ],
            key: ["what", "of", "since"],
            rows: obligations(on: date).map { obligation in
                [
                    .day(obligation.dueOn),
                    .text(obligation.isOverdue(on: date) ? "overdue" : "open"),
                    .text(obligation.kind),
                    .text(name(obligation.thing)?.text ?? obligation.thing.description),
                    .text(text(of: obligation.detail)),
                    .text(roles[obligation.role] ?? ""), .date(obligation.since),
                    .amount(obligation.amount), .text(obligation.basis),
                ]
            })
    }

    /// `FY2025, 2025-04-01 to 2025-06-30, Maker`
    private func text(of detail: Obligation.Detail) -> String {
        [
            detail.year?.description,
            detail.period.map { "\($0.lowerBound) to \($0.upperBound)" },
            detail.party.map(partyName),
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension Obligation {
    fileprivate var order: (Int, LegalDate, LogPosition) {
        (dueOn == nil ? 1 : 0, dueOn ?? since, thing.position)
    }
}
