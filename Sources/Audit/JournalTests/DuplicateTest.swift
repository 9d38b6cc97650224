import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Entries that may have been recorded twice.
struct DuplicateTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "duplicates", ReportLabel("重複", "Duplicates"),
        asks: "Was the same amount posted to the same accounts with the same party on one day?",
        of: "All entries. Accounts are compared without the grant, bank or facility that a "
            + "sub-account is about, so that one act under two names is found.",
        exception: "Every entry of a group of two and more with the same legs, effective date and "
            + "counterparties; among those of which the log names no party, about the same thing, "
            + "or each about a thing of its own that it has introduced, as journals are.",
        .number(
            "atLeastYen", 1, in: 1...Int.max, "Smaller entries are passed over."))

    private struct Key: Hashable {
        let legs: [Leg]
        let on: LegalDate
        let about: About
    }

    private enum About: Hashable {
        case parties([String])
        case thing(String)
        case itself
    }

    private struct Leg: Hashable {
        let book: Book?
        let code: AccountCode?
        let signedAmount: Int64
    }

    private var groups: [Key: [LogPosition]] = [:]
    private let least: Int128

    init(_ parameters: JournalParameters) { least = Int128(parameters.number("atLeastYen")) }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        guard item.amount >= least else { return }
        let legs = item.legs.map {
            Leg(book: $0.account?.book, code: $0.account?.code, signedAmount: $0.signedAmount)
        }
        for about in abouts(of: item) {
            let key = Key(legs: legs, on: item.event.head.effectiveOn, about: about)
            groups[key, default: []].append(item.position)
        }
    }

    /// Without a party it is about a thing; and what is new with the entry, as every journal is,
    /// would be another thing if it was posted again.
    private func abouts(of item: JournalItem) -> [About] {
        guard item.counterparties.isEmpty else { return [.parties(item.counterparties)] }
        return item.event.streamName == nil
            ? [.thing(item.stream)] : [.thing(item.stream), .itself]
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        var found = JournalExceptions()
        let repeated = Set(groups.values.filter { $0.count > 1 })
            .sorted { ($0[0], $0.count) < ($1[0], $1.count) }
        for group in repeated {
            let positions = group.map(\.description).joined(separator: ", ")
            for position in group { found.add(at: position, "events \(positions) post the same") }
        }
        return .of(found)
    }
}
