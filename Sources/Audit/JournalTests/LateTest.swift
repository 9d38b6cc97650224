import ReadModels

/// Entries that were recorded late.
struct LateTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "late", ReportLabel("遅延記録", "Late entries"),
        asks: "Which entries were recorded long after their date, or into a reopened period?",
        of: "All entries but imported history.",
        exception: "An entry recorded more days after its effective date than the ledger's "
            + "'latePostingLimitDays' on that day, or dated into a period that had been closed.",
        source: "ISA 240, para. 33(a) and A42-A45; Electronic Books Act rule on late corrections",
        JournalRule.percent, JournalRule.minimum)
    static let needsState = true

    private var found = JournalExceptions()
    private let rule: JournalRule

    init(_ parameters: JournalParameters) { rule = JournalRule(parameters) }

    func covers(_ item: JournalItem) -> Bool { item.isOwnEntry }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        guard let late = LateEntry(item.event, in: view) else { return }
        found.add(
            item,
            late.isReopened
                ? "\(late.days) days late, into a period that had been closed"
                : "\(late.days) days late, where \(late.limitDays) are allowed")
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        .of(found, unless: rule, of: population.count)
    }
}
