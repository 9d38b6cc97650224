import Accounting
import ReadModels

/// Entries that do not net to zero, or not within one book.
struct BalanceTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "balance", ReportLabel("貸借一致", "Balance"),
        asks: "Does every entry net to zero, within one book and on open accounts?",
        of: "All entries.",
        exception: "An entry whose debits and credits differ, whose legs lie in several books, or "
            + "that has a leg on an account that no event has opened.",
        source: "ISA 240, para. 33(a); House rule 1; Act 22")

    private var found = JournalExceptions()

    init(_ parameters: JournalParameters) {}

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let books = Set(item.legs.compactMap { $0.account?.book }).sorted()
        var reasons: [String] = []
        if item.debits != item.credits {
            reasons.append("debits of \(item.debits) and credits of \(item.credits)")
        }
        if books.count > 1 {
            reasons.append("legs in \(books.map(\.title).joined(separator: ", "))")
        }
        let unknown = item.legs.filter { $0.account == nil }.map(\.label)
        if !unknown.isEmpty {
            reasons.append("no account \(unknown.joined(separator: ", "))")
        }
        if !reasons.isEmpty { found.add(item, reasons.joined(separator: "; ")) }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict { .of(found) }
}
