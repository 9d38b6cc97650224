public import Accounting
import Cryptography
public import DefenseFund
import EventCoding
import EventSourcing
public import ReadModels

/// One event of a log with the state behind it and what it did to that, as lines.
public struct StepFrame: Sendable {
    public private(set) var event: RecordedEvent
    private var steps: RegisterSteps
    private var changes: [(register: String, difference: TableDifference)]
    /// An account that is watched, whatever the event does to it.
    public var watched: AccountKey?

    /// - Parameter before: the state that the event changes.
    init(_ event: RecordedEvent, after before: LedgerView, watching watched: AccountKey?) throws {
        var steps = RegisterSteps(before)
        self.event = event
        self.watched = watched
        changes = try steps.apply(event)
        self.steps = steps
    }

    /// The state behind the event.
    public var after: LedgerView { steps.view }

    /// Takes an event that is passed over: then the frame is none until it is advanced.
    mutating func pass(_ event: RecordedEvent) throws { try steps.pass(event) }

    /// Goes on to the next event. The state is changed where it stands.
    mutating func advance(to event: RecordedEvent) throws {
        changes = try steps.apply(event)
        self.event = event
    }

    /// What stands in the record, for people.
    public var eventLines: [String] {
        let head = event.head
        let who = "\(name(head.actor)) as \(event.role?.name ?? "role \(head.role)")"
        var lines = [
            "event \(head.position)  \(event.type.name) v\(event.type.version)",
            "about        \(name(head.stream)), its event \(head.streamVersion)",
            "effective    \(head.effectiveOn)", "recorded     \(head.recordedAt)",
            "by           \(who)",
        ]
        if let approver = head.approver { lines.append("approved by  \(name(approver))") }
        lines.append("basis        \(event.basis ?? "")")
        if let cause = head.causation { lines.append("because of   event \(cause)") }
        if head.flags.contains(.imported) { lines.append("imported     history from before") }
        if head.flags.contains(.consequence) { lines.append("follows      by the rules") }
        for document in event.evidence {
            lines.append("document     \(document.title.text)")
            lines.append("             \(Hexadecimal.encode(document.sha256))")
        }
        lines += factLines
        for posting in event.postings {
            let account = after.account(posting.account)
            let side = posting.side == .debit ? "Dr" : "Cr"
            let amount = RegisterTable.Cell.yen(Int128(posting.signedAmount.magnitude)).display
            lines.append(
                "entry        \(side) \(account.map(label) ?? posting.account.description) "
                    + amount)
        }
        return lines
    }

    private var factLines: [String] {
        let facts = EventJSON.facts(of: event.act, name: after.name)
        guard let members = facts.members, !members.isEmpty else { return [] }
        return members.map { "fact         \($0.name): \(text(of: $0.value))" }
    }

    private func text(of value: JSONValue) -> String {
        if case .string(let text) = value { text } else { value.compact }
    }

    /// What the event does to the registers, and where the accounts stand.
    public var stateLines: [String] {
        var lines = accounts.map { account in
            let side = ChartOfAccounts.account(account)?.accountClass.normalSide ?? .debit
            let now = after.ledger.balances.balance(of: account, on: side)
            let moved = event.postings.filter { after.account($0.account) == account }
                .reduce(Int128(0)) { $0 + Int128($1.signedAmount) }
            let was = Int128(now) - (side == .debit ? moved : -moved)
            let change = moved == 0 ? "" : "\(RegisterTable.Cell.yen(was).display) -> "
            return "\(account == watched ? "watched" : "balance")      \(label(account)) "
                + "\(change)\(RegisterTable.Cell.yen(Int128(now)).display)"
        }
        for (register, difference) in changes {
            for row in difference.rows {
                let key = row.key.cells.map(\.display).joined(separator: " / ")
                lines.append("\(register)  \(key)  \(row.kind.rawValue)")
                lines += row.cells.map { cell in
                    "  \(cell.column)  \(shown(cell.before)) -> \(shown(cell.after))"
                }
            }
        }
        return lines.isEmpty ? ["no table changes"] : lines
    }

    private func shown(_ cell: RegisterTable.Cell) -> String {
        cell.display.isEmpty ? "nothing" : cell.display
    }

    /// The accounts that it posts to, and the one that is watched.
    private var accounts: [AccountKey] {
        let posted = event.postings.compactMap { after.account($0.account) }
        var seen: Set<AccountKey> = []
        return ((watched.map { [$0] } ?? []) + posted).filter { seen.insert($0).inserted }
    }

    private func name(_ stream: StreamReference) -> String {
        after.name(stream)?.text ?? stream.description
    }

    private func label(_ account: AccountKey) -> String {
        EventJSON.label(account, name: after.name)
    }
}
