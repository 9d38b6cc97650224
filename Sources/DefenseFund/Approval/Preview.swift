import Accounting
import Containers
import EventSourcing

/// What a proposed act would come to: shown to the second person, who approves no other.
struct Preview {
    private(set) var legs: [PreviewedLeg] = []
    private(set) var reads: [ReadStream] = []

    /// Refuses what no person could look through, and what would not fit into the record.
    static func checkSize(legs: Int, things: Int) throws(Rejection) {
        let most = 200
        guard legs + things <= most else {
            throw Rejection(
                .proposalTooLarge, "House rule 3", .count("legs", legs), .count("things", things),
                .count("most", most))
        }
    }

    init(of events: [DecidedEvent], about command: ProposedCommand, in ledger: LedgerState) {
        var balances: [AccountKey: Int64] = [:]
        for posting in events.flatMap({ $0.entry?.postings ?? [] }) {
            let side = ChartOfAccounts.account(posting.account)?.accountClass.normalSide ?? .debit
            let before =
                balances[posting.account] ?? ledger.balances.balance(of: posting.account, on: side)
            let after = before &+ (posting.side == side ? 1 : -1) * posting.amount.rawValue
            balances[posting.account] = after
            legs.append(
                PreviewedLeg(
                    account: Self.label(posting.account, command.subject, in: ledger),
                    debit: posting.side == .debit ? posting.amount : nil,
                    credit: posting.side == .credit ? posting.amount : nil,
                    before: SignedYen(before), after: SignedYen(after)))
        }
        let postsToFund = events.contains { $0.entry?.book == .fund }
        reads = Self.grounds(of: command, postsToFund: postsToFund, in: ledger).map { stream in
            ReadStream(
                stream: stream, version: StreamVersionField(ledger.version(of: stream)))
        }
    }

    /// `FUND:121:grant/G-1`. What is not in the ledger yet is what the act introduces.
    private static func label(
        _ key: AccountKey, _ subject: StreamName, in ledger: LedgerState
    ) -> PlainText {
        let account = "\(key.book.title):\(key.code)"
        let about = key.subAccount.map { position in
            ":" + (ledger.name(of: StreamReference(LogPosition(position))) ?? subject).text
        }
        guard let label = try? PlainText(exactly: account + (about ?? "")) else {
            preconditionFailure("books, codes and names make text")
        }
        return label
    }

    /// The things that the decision rests on, in the order of their introduction: what the act is
    /// about, what its facts name, what its regime adds, and the Corporation if the fund moves. Not
    /// the parties: what a rule asks of one, its kind, never changes.
    private static func grounds(
        of command: ProposedCommand, postsToFund: Bool, in ledger: LedgerState
    ) -> [StreamReference] {
        let subject = ledger.reference(to: command.subject)
        var grounds = command.act.references + command.act.grounds(about: subject, in: ledger)
        grounds.removeAll { ledger.name(of: $0)?.isOf(Party.category) ?? false }
        if let subject { grounds.append(subject) }
        if postsToFund, let last = ledger.corporations.places.last {
            grounds.append(ledger.corporations.key(atPlace: last).stream)
        }
        return Set(grounds).sorted()
    }
}

extension Act {
    /// The things that the facts which a command gives refer to.
    fileprivate var references: [StreamReference] {
        FieldPrimitive.record(givenPrimitives).references(as: .record(Self.fieldDescriptions))
    }
}

extension FieldPrimitive {
    fileprivate func references(as shape: FieldShape) -> [StreamReference] {
        let shape = shape.required
        if case .reference = shape, case .unsigned(let position) = self {
            return [StreamReference(LogPosition(position))]
        }
        if case .list(let item, _) = shape, case .list(let items) = self {
            return items.flatMap { $0.references(as: item) }
        }
        if case .record(let fields) = shape, case .record(let values) = self {
            return values.flatMap { value in
                fields.filter { $0.key == value.key }
                    .flatMap { value.value.references(as: $0.shape) }
            }
        }
        // A command within: the facts are its fifth part, and the first two say whose they are.
        if shape == .command, case .record(let parts) = self,
            case .unsigned(let code) = parts[0].value,
            case .unsigned(let version) = parts[1].value,
            let kind = Catalogue.kind(code: UInt16(code), version: UInt8(version))
        {
            return parts[4].value.references(as: .record(kind.type.fieldDescriptions))
        }
        return []
    }
}
