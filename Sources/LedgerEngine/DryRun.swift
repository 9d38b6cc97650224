public import Accounting
public import DefenseFund
public import EventCoding
public import EventSourcing

/// Decides commands on a copy of the state, and records nothing.
public struct DryRun: Sendable {
    private var fold = LedgerFold()

    public init(_ log: some EventLog) throws(LogFailure) {
        try fold.catchUp(with: log, to: log.next())
    }

    /// The state after what was decided so far.
    public var ledger: LedgerState { fold.ledger }

    /// What a command would do.
    public struct Preview: Sendable {
        public let events: [DecidedEvent]
        /// Each account of the entries with its balance, debit above zero, before and after.
        public let balances: [(account: AccountKey, before: Int64, after: Int64)]
    }

    /// Why a command would not be recorded.
    public enum Refusal: Error, Sendable {
        case rejected(Rejection)
        case invalid(InputProblem)
    }

    /// Decides the command, and goes on from the state that it leaves.
    public mutating func perform(_ draft: CommandDraft, as poster: StreamName?) throws(Refusal)
        -> Preview
    {
        let before = fold.ledger.balances
        let events: [DecidedEvent]
        do throws(CommandRefusal) {
            try CommandResolver.checkVersion(draft, in: fold.ledger)
            let request = try CommandResolver.request(draft, as: poster, in: fold.ledger)
            do throws(Rejection) {
                events = try fold.perform(request, at: fold.ledger.count)
            } catch {
                throw CommandRefusal.rejected(error)
            }
        } catch {
            switch error {
            case .rejected(let rejection): throw .rejected(rejection)
            case .invalid(let problem): throw .invalid(problem)
            }
        }
        let accounts = Set(events.flatMap { $0.entry?.postings.map(\.account) ?? [] }).sorted()
        return Preview(
            events: events,
            balances: accounts.map { account in
                (
                    account, before.balance(of: account, on: .debit),
                    fold.ledger.balances.balance(of: account, on: .debit)
                )
            })
    }
}
