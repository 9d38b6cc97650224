import ReadModels

/// Entries by persons who hardly ever record one.
struct RareUserTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "rareUsers", ReportLabel("まれな記録者", "Rare users"),
        asks: "Which entries were recorded by persons who hardly ever record any?",
        of: "All entries but imported history.",
        exception: "Every entry of a person who recorded at most 'atMost' of them.",
        .number("atMost", 2, in: 1...1_000, "Who recorded no more is rare."),
        .number("minimum", 500, in: 1...Int.max, "In a smaller population nobody is rare."))

    private var seldom: SeldomTest

    init(_ parameters: JournalParameters) { seldom = SeldomTest(parameters) }

    func covers(_ item: JournalItem) -> Bool { item.isOwnEntry }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        seldom.add(item.actor, at: item.position)
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        seldom.verdict(on: population) { "\($0) recorded \($1) of \(population.count) entries" }
    }
}
