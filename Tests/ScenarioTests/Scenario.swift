import Accounting
import EventSourcing

/// A whole life of a thing in acts, as a file in Tests/Scenarios tells it.
struct Scenario {
    /// The file, from the top of the repository.
    let file: String
    let title: String
    /// Articles, sections and invariants.
    let law: String
    /// A file in Tests/Scenarios/beginnings that is told first.
    let beginning: String?
    let steps: [Step]

    struct Step {
        /// Counted from one.
        let line: Int
        let content: Content
    }

    enum Content {
        case person(name: String, roles: [String])
        /// The day on which the acts that follow are recorded; else each is on its own date.
        case today(LegalDate)
        case act(Act)
        case expectation(Expectation)
    }

    /// Who does what to what, and what comes of it.
    struct Act {
        let date: LegalDate
        let actor: String
        /// The second person, who approves what the first one proposes.
        let approver: String?
        let command: String
        let subject: String
        let facts: [(line: Int, name: String, value: String)]
        /// The rule that must refuse it; `nil` if it must be recorded.
        let refusal: String?
        /// The legs that the act must post, such as `Dr FUND 121 400`.
        let entry: String?

        /// The same act with other values of its facts.
        func replacing(_ value: (String) -> String) -> Act {
            Act(
                date: date, actor: actor, approver: approver, command: command, subject: subject,
                facts: facts.map { ($0.line, $0.name, value($0.value)) }, refusal: refusal,
                entry: entry)
        }
    }

    enum Expectation {
        /// `FUND 121 of grant/G-1 is 400`
        case balance(book: String, code: String, subAccount: String?, amount: String)
        /// `in grants G-1 has stage fixed, paid 400`
        case row(table: String, row: String, values: [(column: String, value: String)])
        /// `no G-1 in grants`
        case noRow(table: String, row: String)
        /// `on 2024-08-01 grant/G-1 owes openReturnProcedure by 2024-07-31`
        case owed(on: LegalDate, thing: String, kind: String, by: String?)
        /// `on 2024-08-01 grant/G-1 owes nothing`
        case nothingOwed(on: LegalDate, thing: String)
        /// `grant/G-1 is paid from subsidy of FY2023 400; yield of FY2024 9000`
        case paidFrom(thing: String, parts: [String])
        /// `a violation is found about grant/G-1`
        case found(severity: String, thing: String)
        /// `nothing is found about grant/G-1`
        case nothingFound(thing: String)
    }
}
