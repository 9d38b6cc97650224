import Accounting
import DefenseFund
import EventSourcing

// What refuses an act, and what it posts: told from what the tests saw (`ObservedRules`).

extension EventReference {
    static func addRulesOfEveryAct(to page: inout MarkdownPage) {
        page.heading("Guards of every act")
        page.paragraph(
            "These are asked of each act, before its own guards; the last ones of its entry. What "
                + "each event tells of its own guards and its entry is what the tests saw "
                + "(decision 0032).")
        page.table(guardTitles, ObservedRules.ofEveryAct.map(row))
    }

    static func addGuards(of name: String, to page: inout MarkdownPage) {
        let guards = ObservedRules.guards(of: name)
        guard !guards.isEmpty else {
            return page.paragraph("It has no guards but those of every act.")
        }
        page.table(guardTitles, guards.map(row))
    }

    static func addEntry(of type: any Act.Type, to page: inout MarkdownPage) {
        let legs = ObservedRules.legs(of: type.type.name)
        if ObservedRules.holdsLegs(type) {
            page.paragraph("It posts the legs that its facts hold.")
        } else if legs.isEmpty {
            page.paragraph("It posts nothing.")
        } else {
            page.table(["entry", "account", "of", "amount"], legs.map(row))
        }
    }

    private static let guardTitles = ["refused with", "when", "basis"]

    private static func row(_ rule: ObservedRules.Guard) -> [String] {
        ["`\(rule.code.rawValue)`", rule.code.explanation.cause, rule.basis]
    }

    private static func row(_ leg: ObservedRules.Leg) -> [String] {
        let key = AccountKey(book: leg.book, code: leg.code, subAccount: nil)
        let title = ChartOfAccounts.account(key)?.englishName ?? ""
        let facts = leg.facts.map { "`\($0)`" }.joined(separator: " or ")
        return [
            leg.side == .debit ? "Dr" : "Cr", "\(leg.book.title) \(leg.code) \(title)",
            leg.category ?? "", facts.isEmpty ? "computed by the rules" : facts,
        ]
    }
}
