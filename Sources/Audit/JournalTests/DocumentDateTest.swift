import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Documents that are dated after the entry which rests on them.
struct DocumentDateTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "documents", ReportLabel("後日付の証拠書類", "Documents dated after posting"),
        asks: "Does an entry rest on a day or a document that had not come when it was recorded?",
        of: "All entries, and all events with documents.",
        exception: "An entry that takes effect after the day on which it was recorded, or an event "
            + "with a document in whose title a later day stands, in digits or by the era: "
            + "2025-06-30, 2025/6/30, 2025年6月30日, 20250630, 令和7年6月30日, 令和七年六月三十日, R7.6.30. "
            + "The record holds no other date of a document.")

    private var found = JournalExceptions()

    init(_ parameters: JournalParameters) {}

    func covers(_ item: JournalItem) -> Bool { item.isEntry || !item.event.evidence.isEmpty }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        guard let recordedOn = item.recordedOn else { return }
        var reasons: [String] = []
        if item.isEntry, item.event.head.effectiveOn > recordedOn {
            reasons.append("takes effect after \(recordedOn), the day of recording")
        }
        for document in item.event.evidence {
            let title = document.title.text
            if let day = LegalDate.days(in: title).first(where: { $0 > recordedOn }) {
                reasons.append("document '\(title)' of \(day), recorded on \(recordedOn)")
            }
        }
        if !reasons.isEmpty { found.add(item, reasons.joined(separator: "; ")) }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict { .of(found) }
}
