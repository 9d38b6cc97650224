import Accounting
import Audit
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import TestSupport

/// Lies about a report: a small ledger issues one at 54, of 50 events.
extension Lie {
    private static func reporting(
        _ text: String, finds code: Finding.Code,
        _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Lie {
        Lie(text, finds: code, at: 54) { _ in try SmallLedger.reporting().rewriting(54, change) }
    }

    static let aboutReports: [Lie] = [
        .reporting("a report of other numbers", finds: .reportDiffers) {
            try $0.changing(act: $0.fact(4, being: .bytes(Array(repeating: 7, count: 32))))
        },
        .reporting("a report that knew less than it says", finds: .pinnedRootWrong) {
            try $0.changing(act: $0.fact(3, being: .unsigned(49)))
        },
        .reporting("a report that is about another day", finds: .reportDiffers) {
            try $0.changing(act: $0.fact(2, being: .signed(19_000)))
        },
        .reporting("a report that nobody can make", finds: .reportDiffers) {
            try $0.changing(act: $0.fact(1, being: .text("fundSheat")))
        },
        .reporting("a report pins another root", finds: .pinnedRootWrong) {
            try $0.changing(act: $0.fact(8, being: .bytes(Array(repeating: 7, count: 32))))
        },
        .reporting("a report knew what was not yet there", finds: .ruleBroken) {
            try $0.changing(act: $0.fact(3, being: .unsigned(1 << 40)))
        },
    ]
}

extension SmallLedger {
    /// With a fund sheet of the first 50 events about 31 July behind the acts.
    static func reporting() throws -> LyingLog {
        let history = try history()
        guard let day = history.events[46].head.effectiveOn.adding(days: 30),
            let sheet = ReportCatalogue.report(named: "fundSheet"),
            let query = ReportQuery(sheet, on: day, for: .public, grant: nil, year: nil)
        else { preconditionFailure("constants") }
        var fold = ReportFold(on: day, for: [query])
        for event in history.events.prefix(50) { try fold.apply(event) }
        let digest = SHA256.hash(Array(fold.table(of: query).csv.utf8))
        return try log(
            then: [
                TestCommand(
                    """
                    {"command":"report.issue","subject":"report/R","on":"2024-12-01",
                     "facts":{"name":"fundSheet","day":"\(day)","size":50,"digest":"\(digest)",
                              "audience":"public"}}
                    """)
            ])
    }
}
