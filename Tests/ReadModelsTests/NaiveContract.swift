import Accounting
import DefenseFund
import EventSourcing

/// An initiative contract, yen by yen: each yen that was accepted has a day, and the payments take
/// them one after the other.
struct NaiveContract {
    let name: String
    let concluded: InitiativeContractConcluded
    let on: LegalDate
    /// The day of acceptance and the last day for payment of every yen accepted.
    var yen: [(on: LegalDate, due: Int32)] = []
    var paid = 0
    var longestDays: Int?
    var lateCount = 0

    /// - Parameter limit: the days within which what is accepted now must be paid.
    mutating func apply(_ act: any Act, on date: LegalDate, limit: Int) {
        switch act {
        case let act as InitiativeContractAccepted:
            let due = date.daysSince1970 + Int32(limit)
            yen += Array(repeating: (date, due), count: act.amount.whole)
        case let act as InitiativeContractPaid:
            let covered = yen[paid..<paid + act.amount.whole]
            paid += act.amount.whole
            let days = covered.map { Int(date.daysSince1970 - $0.on.daysSince1970) }
            longestDays = (days + (longestDays.map { [$0] } ?? [])).max()
            if covered.contains(where: { $0.due < date.daysSince1970 }) { lateCount += 1 }
        case _: break
        }
    }

    /// The calendar year in which the fiscal year of the contract begins.
    var year: Int { on.month < 4 ? on.year - 1 : on.year }
}
