import Accounting
import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport

/// The small ledger with sixty subsidies behind it, on working days, of amounts that spread as
/// amounts do: nothing in it stands out. And the same with something planted.
enum PlantedJournal {
    static let subsidyCount = 60
    /// The position of the first subsidy.
    static let start: UInt64 = 54

    /// The position at which the account of the fund at the bank was opened.
    static let bank: UInt64 = 31

    /// The position of the very first subsidy, which introduced the fund.
    static let opening: UInt64 = {
        do { return try position(of: "subsidy.received", in: SmallLedger.log()) } catch {
            preconditionFailure("\(error)")
        }
    }()

    static func log(then more: [TestCommand] = []) throws -> LyingLog {
        try SmallLedger.log(then: subsidies + more)
    }

    private static let subsidies: [TestCommand] = {
        var day = date("2024-10-07")
        var amount = 1_003.0
        return (0..<subsidyCount).map { _ in
            defer {
                amount *= 1.17
                repeat { day = next(day) } while isFree(day)
            }
            return TestCommand(
                "subsidy.receive", "fund", on: day,
                [
                    ("budgetYear", .string("FY2024")), ("amount", .integer(Int128(amount))),
                    ("bank", .string("party/bank")),
                ])
        }
    }()

    private static func isFree(_ day: LegalDate) -> Bool {
        day.weekday == .saturday || day.weekday == .sunday || NationalHolidays.name(of: day) != nil
            || day.month == 12 && day.day >= 29 || day.month == 1 && day.day <= 3
    }

    private static func next(_ day: LegalDate) -> LegalDate {
        guard let next = day.adding(days: 1) else { preconditionFailure() }
        return next
    }

    /// Bonds of 600 yen each, the last from another house.
    static func bonds(on days: String..., from house: String = "party/broker") -> [TestCommand] {
        days.indices.map { index in
            let house = index == days.count - 1 ? house : "party/broker"
            return TestCommand(
                """
                {"command":"investment.make","subject":"investment/\(index)","on":"\(days[index])",
                 "facts":{"instrument":"governmentBond","description":"bond",
                   "institution":"\(house)","nominal":600,"cost":600,
                   "maturesOn":"2027-01-20","principalGuaranteed":true,
                   "bank":"party/bank"}}
                """)
        }
    }

    /// Another house that sells bonds.
    static let house = TestCommand(
        """
        {"command":"party.register","subject":"party/house","on":"2025-01-10",
         "facts":{"name":"house","kind":"securitiesAccount"}}
        """)

    /// Who did and who approved what takes two persons at 41, and who did so at 45.
    static func ring() throws -> (StreamReference, StreamReference, StreamReference) {
        let log = try SmallLedger.log()
        let heads = try [41, 45].map { place in
            let record = log.records[place].bytes
            return try RecordDecoder.decode(record.rawSpan).head
        }
        guard let approver = heads[0].approver else { preconditionFailure("nobody approved 41") }
        return (heads[0].actor, approver, heads[1].actor)
    }

    static func date(_ text: String) -> LegalDate {
        guard let day = LegalDate(text) else { preconditionFailure(text) }
        return day
    }

    static func time(_ text: String) -> RecordedTime {
        guard let time = RecordedTime(text) else { preconditionFailure(text) }
        return time
    }

    /// A second subsidy like another one.
    static func amount(_ yen: Int64) -> @Sendable (RecordedEvent) throws -> RecordedEvent {
        { event in
            event.changing(
                act: try event.fact(2, being: .unsigned(UInt64(yen))),
                postings: event.postings(yen, -yen))
        }
    }

    static func recorded(_ text: String) -> @Sendable (RecordedEvent) throws -> RecordedEvent {
        { $0.changing { $0.recordedAt = time(text) } }
    }

    /// The first event of a type.
    static func position(of type: String, in log: LyingLog) throws -> UInt64 {
        for (position, bytes) in log.records
        where try RecordDecoder.decode(bytes.rawSpan).type.name == type { return position }
        preconditionFailure("no \(type)")
    }
}
