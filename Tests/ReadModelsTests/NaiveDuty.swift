import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Something that must be done, in the columns of the register of obligations.
struct NaiveDuty {
    let what: String
    let thing: StreamReference
    var detail = ""
    let by: String
    let since: LegalDate
    var dueOn: LegalDate?
    var amount: Int?
    let basis: String

    /// The row as one text: the register's order is told elsewhere.
    func text(on day: LegalDate, of name: String) -> String {
        let isLate = dueOn.map { $0.daysSince1970 < day.daysSince1970 } ?? false
        let cells: [RegisterTable.Cell] = [
            .day(dueOn), .text(isLate ? "overdue" : "open"), .text(what), .text(name),
            .text(detail), .text(by), .date(since), amount.map { .yen(Int128($0)) } ?? .empty,
            .text(basis),
        ]
        return Self.text(cells)
    }

    /// A row of the register in the same form.
    static func text(_ row: [RegisterTable.Cell]) -> String {
        row.map(\.display).joined(separator: "|")
    }
}

extension NaiveLedger {
    /// What must be done as of a day, of the events that are in force by it, each row as a text.
    func duties(on day: LegalDate) -> [String] {
        let all =
            grantDuties(on: day) + planDuties + corporationDuties(on: day) + fundDuties(on: day)
            + contractDuties + surveyDuties + secretDuties(on: day) + facilityDuties(on: day)
            + findingDuties + importDuties
        return all.filter { $0.since <= day }
            .map { $0.text(on: day, of: names[$0.thing] ?? "?") }.sorted()
    }

    /// What became of the thing, in the order of the log; a corrected act is told as it is right.
    func acts(about thing: StreamReference) -> [NaiveAct] { acts[thing] ?? [] }
}

/// An act in force, as it is known to be right.
struct NaiveAct {
    /// Where it stands in the log; a corrected act where its correction stands.
    let event: LogPosition
    let thing: StreamReference
    let on: LegalDate
    let act: any Act
}
