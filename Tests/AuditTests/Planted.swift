import Accounting
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Testing

/// Something that a journal test must find, and where.
struct Planted: Sendable, CustomTestStringConvertible {
    let test: String
    let what: String
    var settings: [String] = []
    let log: @Sendable () throws -> LyingLog
    let positions: [UInt64]

    var testDescription: String { "\(test): \(what)" }

    init(
        _ test: String, _ what: String, with settings: [String] = [], at positions: [UInt64],
        _ log: @escaping @Sendable () throws -> LyingLog
    ) {
        self.test = test
        self.what = what
        self.settings = settings
        self.positions = positions
        self.log = log
    }

    /// One event is changed, and stands out.
    private static func changed(
        _ test: String, _ what: String, with settings: [String] = [], at position: UInt64,
        and others: [UInt64] = [],
        _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Planted {
        Planted(test, what, with: settings, at: ([position] + others).sorted()) {
            try PlantedJournal.log().rewriting(position, change)
        }
    }

    /// With another event changed as well.
    private func then(
        _ position: UInt64, _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Planted {
        Planted(test, what, with: settings, at: positions) {
            try log().rewriting(position, change)
        }
    }

    static let all: [Planted] = places + amounts + times + persons + posted

    private static let places: [Planted] = [
        Planted("gaps", "a record is missing", at: [60, 61]) {
            var log = try PlantedJournal.log()
            log.records.removeAll { $0.position == 60 }
            return log
        },
        Planted("gaps", "three records are missing", at: [60, 63]) {
            var log = try PlantedJournal.log()
            log.records.removeAll { (60...62).contains($0.position) }
            return log
        },
        Planted("gaps", "a record is no record", at: [70, 71]) {
            var log = try PlantedJournal.log()
            log.records[70].bytes.removeLast()
            return log
        },
        Planted("gaps", "a record was left out, and all later ones were moved up", at: [60]) {
            let events = try PlantedJournal.log().records.map {
                try RecordDecoder.decode($0.bytes.rawSpan)
            }
            let moved = events[61...].map { event in
                event.changing { $0.position = LogPosition($0.position.rawValue - 1) }
            }
            return try LyingLog(
                (events[..<60] + moved).map(RecordEncoder.encode), signer: SmallLedger.signer())
        },
        .changed("gaps", "a record names another position", at: 80) {
            $0.changing { $0.position = LogPosition(8_000) }
        },
        .changed("balance", "debits exceed credits", at: 66) {
            $0.changing(postings: $0.postings(500, -400))
        },
        .changed("balance", "an account that was never opened", at: 67) { event in
            let legs = event.postings
            return event.changing(postings: [
                RecordedPosting(
                    account: StreamReference(LogPosition(3)), signedAmount: legs[0].signedAmount),
                legs[1],
            ])
        },
        .changed(
            "documents", "a document of a later day", at: 59
        ) { event in
            guard let title = try? PlainText(exactly: "領収書 令和8年1月5日"),
                let paper = Evidence(
                    sha256: Array(repeating: 1, count: 32), mediaType: "application/pdf",
                    byteCount: 1, title: title)
            else { preconditionFailure() }
            return event.changing(evidence: [paper])
        },
        .changed("documents", "an effect after the recording", at: 58) {
            $0.changing { $0.effectiveOn = PlantedJournal.date("2025-03-03") }
        },
    ]

    private static let amounts: [Planted] = [
        Planted("duplicates", "a subsidy twice", at: [57, 58, 90]) {
            let day = PlantedJournal.date("2024-10-10")
            let same: @Sendable (RecordedEvent) throws -> RecordedEvent = {
                try PlantedJournal.amount(4_711)($0).changing { $0.effectiveOn = day }
            }
            return try PlantedJournal.log().rewriting(57, same).rewriting(58, same)
                .rewriting(90, same)
        },
        .changed("roundSums", "one round sum", at: 80, PlantedJournal.amount(5_000_000)),
        Planted(
            "benford", "too many sevens",
            with: ["benford.minimum=50", "benford.deviationPpm=40000"], at: [45]
        ) {
            var log = try PlantedJournal.log()
            for position in 64..<UInt64(84) {
                log = try log.rewriting(
                    position, PlantedJournal.amount(70_000 + Int64(position)))
            }
            return log
        },
        Planted(
            "rareAccounts", "the only grant", with: ["rareAccounts.minimum=50"],
            at: [41, 51, 53]
        ) { try PlantedJournal.log() },
        .changed("limits", "an amount under the limit", at: 77, PlantedJournal.amount(99_000_000)),
        .changed(
            "limits", "an amount under a limit of the house", with: ["limits.limitsYen=50000,9000"],
            at: 77, PlantedJournal.amount(49_999)),
        Planted(
            "splitPayments", "two bonds instead of one",
            with: ["splitPayments.limitsYen=1000"], at: [117, 121]
        ) {
            try PlantedJournal.log(then: PlantedJournal.bonds(on: "2025-01-20", "2025-01-24"))
        },
    ]

    private static let times: [Planted] = [
        .changed(
            "nights", "at half past eleven", at: 75,
            PlantedJournal.recorded("2024-11-05T23:30:00+09:00")),
        .changed(
            "nights", "at five in the morning", at: 75,
            PlantedJournal.recorded("2024-11-05T05:59:59+09:00")),
        .changed(
            "nights", "in the evening, by other hours",
            with: ["nights.from=19", "nights.until=20"],
            at: 75, PlantedJournal.recorded("2024-11-05T19:00:00+09:00")),
        .changed(
            "weekends", "on a Saturday", at: 75,
            PlantedJournal.recorded("2024-11-09T12:00:00+09:00")),
        .changed(
            "weekends", "on a Sunday, by the clock of Tokyo", at: 75,
            PlantedJournal.recorded("2024-11-09T15:30:00Z")),
        .changed(
            "holidays", "on a substitute holiday", at: 75,
            PlantedJournal.recorded("2024-11-04T12:00:00+09:00")),
        .changed(
            "holidays", "when offices are closed", at: 75,
            PlantedJournal.recorded("2024-12-30T12:00:00+09:00")),
        .changed(
            "nights", "at ten", at: 75, PlantedJournal.recorded("2024-11-05T22:00:00+09:00")),
        .changed(
            "holidays", "on a holiday of its own", at: 75,
            PlantedJournal.recorded("2025-01-13T12:00:00+09:00")),
        .changed(
            "holidays", "on a day between two holidays", at: 75,
            PlantedJournal.recorded("2026-09-22T12:00:00+09:00")),
        .changed("periodEnd", "the last week of the year before", at: 75) {
            $0.changing { $0.effectiveOn = PlantedJournal.date("2024-03-29") }
        },
        .changed("late", "two months", at: 75) {
            $0.changing { $0.effectiveOn = PlantedJournal.date("2024-09-02") }
        },
    ]

    private static let persons: [Planted] = [
        Planted("rareUsers", "a stranger", with: ["rareUsers.minimum=50"], at: [75]) {
            let log = try PlantedJournal.log()
            // Who inspects records no entries.
            let place = try PlantedJournal.position(of: "grant.inspected", in: log)
            let record = log.records[Int(place)].bytes
            let screener = try RecordDecoder.decode(record.rawSpan)
            return try log.rewriting(75) { $0.changing { $0.actor = screener.head.actor } }
        },
        .changed("selfApproval", "one person for two", at: 41) {
            let actor = $0.head.actor
            return $0.changing { $0.approver = actor }
        },
        .changed("selfApproval", "one person alone", at: 45) {
            $0.changing { $0.approver = nil }
        },
        .changed("approvalRings", "three in a ring", at: 51, and: [41, 45]) { event in
            // 41 is already approved by one person for another.
            let (first, second, third) = try PlantedJournal.ring()
            precondition(event.head.actor == first && event.head.approver == second)
            return event.changing {
                $0.actor = third
                $0.approver = first
            }
        }.then(45) { event in
            let (_, second, third) = try PlantedJournal.ring()
            return event.changing {
                $0.actor = second
                $0.approver = third
            }
        },
        .changed("approvalRings", "each for the other", at: 51, and: [41]) {
            let (actor, approver) = ($0.head.actor, $0.head.approver)
            return $0.changing {
                $0.actor = approver ?? actor
                $0.approver = actor
            }
        },
    ]
}
