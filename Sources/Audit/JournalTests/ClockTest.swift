/// What tests about the hour and the day of recording have in common.
struct ClockTest: Sendable {
    private var found = JournalExceptions()
    private let rule: JournalRule

    init(_ parameters: JournalParameters) { rule = JournalRule(parameters) }

    mutating func add(_ item: JournalItem, _ reason: String?) {
        if let reason { found.add(item, reason) }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        .of(found, unless: rule, of: population.count)
    }

    static let population =
        "All entries but history that was imported, whose clock tells of the import."
}
