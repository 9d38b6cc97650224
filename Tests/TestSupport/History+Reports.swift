import Accounting
import DefenseFund
import EventCoding
import EventSourcing

extension History {
    /// Issues a report of what is known now, whose digest is right only by chance.
    public mutating func issueReport() throws {
        guard let today = events.last?.head.recordedAt.dateInTokyo else { return }
        try perform(
            TestCommand(
                "report.issue", "report/\(ledger.count)", on: today,
                [
                    ("name", "fundSheet"), ("day", .string(today.description)),
                    ("size", .integer(Int128(ledger.count.rawValue))),
                    ("digest", .string(String(repeating: "5a", count: 32))), ("audience", "public"),
                ]))
    }
}
