import DefenseFund
import EventSourcing

extension Planted {
    /// What only comes near, and stands out nowhere.
    static let innocent: [Planted] = [
        innocent(
            "nights", "at a second to ten", PlantedJournal.recorded("2024-11-05T21:59:59+09:00")),
        innocent("nights", "at six", PlantedJournal.recorded("2024-11-05T06:00:00+09:00")),
        innocent(
            "weekends", "on a Sunday of London", PlantedJournal.recorded("2024-11-10T15:00:00Z")),
        innocent(
            "holidays", "at the turn of a year that is worked through",
            with: ["holidays.yearEnd=open"], PlantedJournal.recorded("2024-12-30T12:00:00+09:00")),
        innocent("limits", "as much as the limit", PlantedJournal.amount(100_000_000)),
        innocent("limits", "far below the limit", PlantedJournal.amount(94_999_999)),
        innocent("late", "as late as is allowed") {
            let allowed = PlantedJournal.recorded("2024-12-05T12:00:00+09:00")
            return try allowed($0).changing { $0.effectiveOn = PlantedJournal.date("2024-11-05") }
        },
        innocent("duplicates", "the amount of another day") {
            try PlantedJournal.amount(1_003)($0)
        },
        Planted("duplicates", "two bonds of a day from two houses", at: []) {
            let bonds = PlantedJournal.bonds(on: "2025-01-20", "2025-01-20", from: "party/house")
            return try PlantedJournal.log(then: [PlantedJournal.house] + bonds)
        },
        Planted("duplicates", "a journal of another day", at: []) {
            try PlantedJournal.log(then: [journal("J"), journal("K", on: "2025-01-11")])
        },
        Planted("roundSums", "a third of all amounts", at: []) {
            var log = try PlantedJournal.log()
            for position in (60 as UInt64)..<80 {
                log = try log.rewriting(position, PlantedJournal.amount(5_000_000))
            }
            return log
        },
        Planted("balance", "an entry of another book", at: []) {
            try PlantedJournal.log(then: [journal("J")])
        },
        Planted("limits", "an asset that costs as much as the threshold", at: []) {
            try PlantedJournal.log(then: [asset])
        },
        Planted(
            "splitPayments", "two bonds eight days apart", with: ["splitPayments.limitsYen=1000"],
            at: []
        ) { try PlantedJournal.log(then: PlantedJournal.bonds(on: "2025-01-20", "2025-01-27")) },
        Planted(
            "splitPayments", "two bonds that are less than the limit",
            with: ["splitPayments.limitsYen=1201"], at: []
        ) { try PlantedJournal.log(then: PlantedJournal.bonds(on: "2025-01-20", "2025-01-24")) },
        Planted("approvalRings", "a chain that does not close", at: []) {
            let (_, second, third) = try PlantedJournal.ring()
            return try PlantedJournal.log().rewriting(45) { event in
                event.changing {
                    $0.actor = second
                    $0.approver = third
                }
            }
        },
    ]

    private static func innocent(
        _ test: String, _ what: String, with settings: [String] = [],
        _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Planted {
        Planted(test, what, with: settings, at: []) {
            try PlantedJournal.log().rewriting(75, change)
        }
    }
}
