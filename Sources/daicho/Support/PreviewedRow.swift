import Accounting
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine

/// What posting a row would do.
struct PreviewedRow {
    private let line: Int
    private let draft: CommandDraft?
    private let result: Result<DryRun.Preview, DryRun.Refusal>
    private let ledger: LedgerState
    /// The leaf hash of a row that stands in the log already.
    private let receipt: SHA256Digest?

    init(
        _ row: InputRows.Row, in dryRun: inout DryRun, as actor: StreamName?, _ log: LMDBEventLog
    ) {
        line = row.line
        switch row.command {
        case .success(let draft):
            self.draft = draft
            result = Result { () throws(DryRun.Refusal) in
                try dryRun.perform(draft, as: actor)
            }
        case .failure(let problem):
            draft = nil
            result = .failure(.invalid(problem))
        }
        ledger = dryRun.ledger
        if case .failure(.repeated(let positions)) = result {
            receipt = try? log.node(level: 0, index: positions.upperBound - 1)
        } else {
            receipt = nil
        }
    }

    private var refusal: RowResult? {
        guard case .failure(let refusal) = result else { return nil }
        let outcome: CommandOutcome
        switch refusal {
        case .invalid(let problem): return RowResult(line: line, problem: problem)
        case .rejected(let rejection): outcome = .rejected(rejection)
        case .repeated(let positions): outcome = .repeated(positions)
        case .idTaken(let field, let positions):
            outcome = .idTaken(field: field, positions: positions)
        case .failed(let failure): outcome = .failed(failure)
        }
        return draft.map {
            RowResult(
                line: line, draft: $0, outcome: outcome, receipt: receipt, name: ledger.name(of:))
        }
    }

    var status: ExitStatus { refusal?.status ?? .done }

    func text(file: String) -> String {
        if let refusal { return refusal.message(file: file) + "\n" }
        guard case .success(let preview) = result, let draft else { return "" }
        var lines = [
            "\(file):\(line): \(draft.descriptor.declaration.command) \(draft.subject) would pass"
        ]
        for event in preview.events {
            let declaration = type(of: event.act).declaration
            lines.append(
                "  \(event.context.position)  \(declaration.type.name)  "
                    + "[\(declaration.bases[Int(event.act.basisIndex)])]")
            lines.append("      rules passed: " + Self.rules(of: event).joined(separator: "; "))
            // What the act that is proposed would post once it is approved.
            for leg in (event.act as? ActProposed)?.legs ?? [] {
                let (side, amount) = leg.debit.map { ("Dr", $0) } ?? ("Cr", leg.credit ?? .zero)
                lines.append(
                    "      \(side) \(leg.account)  \(amount.rawValue.grouped): "
                        + "\(leg.before.rawValue.grouped) -> \(leg.after.rawValue.grouped)")
            }
            for posting in event.entry?.postings ?? [] {
                let side = posting.side == .debit ? "Dr" : "Cr"
                lines.append(
                    "      \(side) \(label(posting.account))  \(posting.amount.rawValue.grouped)")
            }
        }
        for (account, before, after) in preview.balances {
            lines.append("  \(label(account)): \(before.grouped) -> \(after.grouped)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func json(file: String) -> String {
        if let refusal { return refusal.json(file: file).compact + "\n" }
        guard case .success(let preview) = result else { return "" }
        let events = preview.events.map { event -> JSONValue in
            let declaration = type(of: event.act).declaration
            let postings = event.entry?.postings ?? []
            return .object([
                .init("position", .integer(Int128(event.context.position.rawValue))),
                .init("type", .string(declaration.type.name)),
                .init("basis", .string(declaration.bases[Int(event.act.basisIndex)])),
                .init("rules", .array(Self.rules(of: event).map(JSONValue.string))),
                .init("facts", EventJSON.facts(of: event.act, name: ledger.name(of:))),
                .init(
                    "entry",
                    .array(
                        postings.map { posting in
                            .object([
                                .init("account", .string(label(posting.account))),
                                .init("side", .string(posting.side == .debit ? "debit" : "credit")),
                                .init("amount", .integer(Int128(posting.amount.rawValue))),
                            ])
                        })),
            ])
        }
        let balances = preview.balances.map { account, before, after -> JSONValue in
            .object([
                .init("account", .string(label(account))),
                .init("before", .integer(Int128(before))),
                .init("after", .integer(Int128(after))),
            ])
        }
        return TextJSON.object([
            ("file", .string(file)), ("row", .integer(Int128(line))),
            ("id", .string(draft?.id?.description ?? "")), ("status", "wouldPass"),
            ("events", .array(events)), ("balances", .array(balances)),
        ])
    }

    /// What the event may rest on, and what the guards that it has passed rest on.
    private static func rules(of event: DecidedEvent) -> [String] {
        type(of: event.act).declaration.bases
            + (event.isConsequence ? [] : [RuleBook.permissionBasis])
            + (event.entry == nil ? [] : [RuleBook.entryBasis])
    }

    private func label(_ account: AccountKey) -> String {
        EventJSON.label(account, name: ledger.name(of:))
    }
}
