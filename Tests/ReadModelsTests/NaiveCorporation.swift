import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// What became of a Corporation, told from its acts.
struct NaiveCorporation {
    let stream: StreamReference
    let party: Reference<Party>
    private var told: [(order: [Int], row: [RegisterTable.Cell])] = []

    init(stream: StreamReference, party: Reference<Party>) {
        self.stream = stream
        self.party = party
    }

    /// Kind of matter first, then the year, then the order of recording.
    var rows: [[RegisterTable.Cell]] {
        told.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.row)
    }

    mutating func apply(_ act: any Act, on date: LegalDate, label: (StreamReference) -> String) {
        switch act {
        case let act as CorporationDesignated: tell(0, "designated", date, act.form.name)
        case let act as BusinessRulesApproved: tell(1, "rulesApproved", date, act.summary.text)
        case let act as AnnualPlanApproved:
            let sum = act.budget.map(\.amount.whole).reduce(0, +)
            tell(2, "planApproved", date, "", act.fiscalYear, amount: sum)
        case let act as AnnualReportSubmitted:
            let due = "\(act.fiscalYear.firstCalendarYear + 1)-06-30"
            let late = LegalDate(due).map { $0.days(until: date) } ?? 0
            tell(
                3, "reportSubmitted", date, act.summary.text, act.fiscalYear,
                late: late > 0 ? late : nil)
        case let act as SupervisionOrdered:
            tell(4, "supervisionOrdered", date, "\(act.content.text) (\(act.reason.text))")
        case let act as CorporationDesignationRescinded:
            tell(5, "designationRescinded", date, act.reason.text)
        case let act as FundHandedOver:
            tell(6, "fundHandedOver", date, act.successor.map { label($0.stream) } ?? "Treasury")
        case _: break
        }
    }

    private mutating func tell(
        _ rank: Int, _ matter: String, _ date: LegalDate, _ text: String, _ year: FiscalYear? = nil,
        amount: Int? = nil, late: Int? = nil
    ) {
        let row: [RegisterTable.Cell] = [
            .date(date), .text(matter), .text(year.map { "FY\($0.firstCalendarYear)" } ?? ""),
            amount.map { .yen(Int128($0)) } ?? .empty,
            late.map { .count(UInt64($0)) } ?? .empty, .text(text),
        ]
        told.append(([rank, year?.firstCalendarYear ?? 0, told.count], row))
    }
}

/// A payment to the State that was ordered, on either layer.
struct NaiveTreasuryOrder {
    let stream: StreamReference
    let kind: String
    let debtor: StreamReference?
    let amount: Int
    let orderedOn: LegalDate
    let dueOn: LegalDate
    var paidOn: LegalDate?

    /// `nil` for an act that orders nothing.
    init?(_ act: any Act, about stream: StreamReference, on date: LegalDate) {
        switch act {
        case let act as TreasuryPaymentOrdered:
            (kind, debtor, amount, dueOn) = ("payment", nil, act.amount.whole, act.dueOn)
        case let act as TreasuryPaymentOwed:
            (kind, debtor, amount, dueOn) = (
                "returnedGrant", act.grant.stream, act.amount.whole, act.dueOn
            )
        case let act as StateReturnOrdered:
            (kind, debtor, amount, dueOn) = (
                "stateReturn", act.debtor.stream, act.amount.whole, act.dueOn
            )
        case _: return nil
        }
        (self.stream, orderedOn) = (stream, date)
    }

    mutating func apply(_ act: any Act, on date: LegalDate) {
        if act is TreasuryPaymentMade || act is StateReturnMade { paidOn = date }
    }
}
