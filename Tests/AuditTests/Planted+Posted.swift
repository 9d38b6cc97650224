import DefenseFund
import EventSourcing
import TestSupport

extension Planted {
    /// What was posted behind the journal, as anybody could who may.
    static let posted: [Planted] = [
        Planted("duplicates", "one bond under two names", at: [117, 121]) {
            try PlantedJournal.log(then: PlantedJournal.bonds(on: "2025-01-20", "2025-01-20"))
        },
        Planted(
            "duplicates", "the first subsidy, which opened the fund, again",
            at: [PlantedJournal.opening, 57]
        ) {
            let day = PlantedJournal.date("2024-10-10")
            let same: @Sendable (RecordedEvent) throws -> RecordedEvent = {
                try PlantedJournal.amount(4_711)($0).changing { $0.effectiveOn = day }
            }
            let log = try PlantedJournal.log().rewriting(57, same)
            return try log.rewriting(PlantedJournal.opening, same)
        },
        Planted("duplicates", "a journal under two names", at: [118, 121]) {
            try PlantedJournal.log(then: [journal("J"), journal("K")])
        },
        Planted(
            "splitPayments", "the second goes with the first and with the third",
            with: ["splitPayments.limitsYen=1000"], at: [117, 121, 125]
        ) {
            try PlantedJournal.log(
                then: PlantedJournal.bonds(on: "2025-01-20", "2025-01-26", "2025-02-01"))
        },
        Planted("balance", "legs in two books", at: [118]) {
            let log = try PlantedJournal.log(then: [journal("J")])
            return try log.rewriting(118) { event in
                let legs = event.postings
                let fund = StreamReference(LogPosition(PlantedJournal.bank))
                return event.changing(postings: [
                    RecordedPosting(account: fund, signedAmount: legs[0].signedAmount), legs[1],
                ])
            }
        },
        Planted("late", "into a month that had been closed", at: [120]) {
            try PlantedJournal.log(
                then: [
                    """
                    {"command":"period.close","subject":"period/2024-12","on":"2025-01-10",
                     "facts":{}}
                    """,
                    """
                    {"command":"period.reopen","subject":"period/2024-12","on":"2025-01-14",
                     "facts":{"reason":"a receipt was found"}}
                    """,
                    """
                    {"command":"subsidy.receive","subject":"fund","on":"2024-12-27",
                     "facts":{"budgetYear":"FY2024","amount":4177,"bank":"party/bank"}}
                    """,
                ].map { TestCommand($0) })
        },
        // The rules refuse one, so it is one that was changed behind them.
        Planted("limits", "an asset just under the threshold", at: [114]) {
            try PlantedJournal.log(then: [asset]).rewriting(114) {
                $0.changing(act: try $0.fact(3, being: .unsigned(499_999)))
            }
        },
    ]

    static func journal(_ name: String, on day: String = "2025-01-10") -> TestCommand {
        TestCommand(
            """
            {"command":"journal.post","subject":"journal/\(name)","on":"\(day)",
             "facts":{"book":"OTHER","text":"a fee","legs":[
               {"account":111,"of":"party/bank","side":"debit","amount":500},
               {"account":421,"side":"credit","amount":500}]}}
            """)
    }

    static let asset = TestCommand(
        """
        {"command":"grant.registerAsset","subject":"grant/G","on":"2025-01-10",
         "facts":{"asset":"A","what":"a lathe","cost":500000,"borne":100,"place":"Kure",
           "restrictedUntil":"2030-01-01"}}
        """)
}
