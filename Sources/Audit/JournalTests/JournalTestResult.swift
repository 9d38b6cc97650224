import Accounting
import DefenseFund
import EventSourcing
public import ReadModels

/// What a journal test came to, with all that a work-paper of it holds.
public struct JournalTestResult: Sendable {
    public let declaration: JournalTestDeclaration
    public let parameters: JournalParameters
    public let population: JournalPopulation
    public let verdict: JournalVerdict
    /// The exceptions with what stands at their places.
    public let table: RegisterTable
    /// What the test could not look at; `nil` if it looked at everything.
    public let unchecked: String?

    public var exceptionCount: UInt64 {
        UInt64(verdict.exceptions.count) + verdict.furtherCount
    }

    /// Whether exceptions tell of single events.
    public var isTelling: Bool {
        switch verdict.outcome {
        case .exceptions: true
        case .nothing, .notEnough, .usual: false
        }
    }

    /// In words: `2 exceptions`, `not enough: 74 amounts, and the test needs 500`.
    public var outcome: String {
        let first =
            switch verdict.outcome {
            case .exceptions: exceptionCount == 1 ? "1 exception" : "\(exceptionCount) exceptions"
            case .nothing, .notEnough, .usual: verdict.outcome.rawValue
            }
        return verdict.note.isEmpty ? first : "\(first): \(verdict.note)"
    }

    init(
        _ declaration: JournalTestDeclaration, _ parameters: JournalParameters,
        _ population: JournalPopulation, _ verdict: JournalVerdict, unchecked: String?,
        item: (JournalException) -> JournalItem?
    ) {
        self.declaration = declaration
        self.parameters = parameters
        self.population = population
        self.verdict = verdict
        self.unchecked = unchecked
        table = RegisterTable(
            name: declaration.name, columns: Self.columns.map(\.column),
            key: ["position", "reason"],
            rows: verdict.exceptions.map { Self.cells(of: $0, item($0)) })
    }

    static let columns: [(column: RegisterTable.Column, label: ReportLabel)] = [
        (.init("position", "Position"), ReportLabel("位置", "Position")),
        (.init("type", "Event"), ReportLabel("事象", "Event")),
        (.init("about", "About"), ReportLabel("対象", "About")),
        (.init("effectiveOn", "Effective"), ReportLabel("効力日", "Effective")),
        (.init("recordedAt", "Recorded (UTC)"), ReportLabel("記録時刻", "Recorded (UTC)")),
        (.init("actor", "Actor"), ReportLabel("記録者", "Actor")),
        (.init("approver", "Approver"), ReportLabel("承認者", "Approver")),
        (.init("amountYen", "Amount"), ReportLabel("金額", "Amount")),
        (.init("counterparty", "Counterparty"), ReportLabel("相手方", "Counterparty")),
        (.init("reason", "Why"), ReportLabel("理由", "Why")),
    ]

    private static func cells(of exception: JournalException, _ item: JournalItem?)
        -> [RegisterTable.Cell]
    {
        let place: RegisterTable.Cell = exception.position.map { .count($0.rawValue) } ?? .empty
        guard let item else {
            return [place, .text(""), .text(""), .empty, .text(""), .text(""), .text("")]
                + [.empty, .text(""), .text(exception.reason)]
        }
        let head = item.event.head
        return [
            place, .text(item.event.type.name), .text(item.stream), .date(head.effectiveOn),
            .text(head.recordedAt.description), .text(item.actor), .text(item.approver ?? ""),
            item.isEntry ? .yen(item.amount) : .empty,
            .text(item.counterparties.joined(separator: "; ")), .text(exception.reason),
        ]
    }
}
