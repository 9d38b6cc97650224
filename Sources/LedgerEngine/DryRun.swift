public import Accounting
public import DefenseFund
public import EventCoding
public import EventSourcing
public import Transparency

/// Decides commands on a copy of the state, and records nothing.
public struct DryRun: Sendable {
    private let log: any EventLog & TransparentLog
    /// How many events the log held at the beginning.
    private let first: LogPosition
    private let clock: any Clock
    private let withholding: Withholding?
    private var fold = LedgerFold()

    public init(
        _ log: some EventLog & TransparentLog, clock: some Clock, images: StateImages? = nil,
        withholding: Withholding? = nil
    ) throws(LogFailure) {
        self.log = log
        self.withholding = withholding
        self.clock = clock
        first = try log.next()
        try fold.catchUp(with: log, to: first, from: images)
    }

    /// The state after what was decided so far.
    public var ledger: LedgerState { fold.ledger }

    /// What a command would do.
    public struct Preview: Sendable {
        public let events: [DecidedEvent]
        /// Each account of the entries with its balance before and after, on the side on which the
        /// account grows.
        public let balances: [(account: AccountKey, before: Int64, after: Int64)]
    }

    /// Why a command would not be recorded.
    public enum Refusal: Error, Sendable {
        case rejected(Rejection)
        case invalid(InputProblem)
        /// It stands in the log already, at these positions.
        case repeated(Range<UInt64>)
        /// Its id was used for another command, which differs first in the field named.
        case idTaken(field: String, positions: Range<UInt64>)
        case failed(LogFailure)
    }

    /// Decides the command, and goes on from the state that it leaves.
    public mutating func perform(_ draft: CommandDraft, as poster: StreamName?) throws(Refusal)
        -> Preview
    {
        try checkRepetition(draft, as: poster)
        let before = fold.ledger.balances
        let events: [DecidedEvent]
        do throws(CommandRefusal) {
            let request = try CommandResolver.request(
                draft, as: poster, at: fold.time(clock.now()), in: fold.ledger,
                from: LogAnswers(log: log, first: first, records: []))
            do throws(Rejection) {
                events = try fold.perform(request, at: fold.ledger.count)
            } catch {
                throw CommandRefusal.rejected(error)
            }
        } catch {
            switch error {
            case .rejected(let rejection): throw .rejected(rejection)
            case .invalid(let problem): throw .invalid(problem)
            case .failed(let failure): throw .failed(failure)
            }
        }
        let accounts = Set(events.flatMap { $0.entry?.postings.map(\.account) ?? [] }).sorted()
        return Preview(
            events: events,
            balances: accounts.map { account in
                let side = ChartOfAccounts.account(account)?.accountClass.normalSide ?? .debit
                return (
                    account, before.balance(of: account, on: side),
                    fold.ledger.balances.balance(of: account, on: side)
                )
            })
    }

    private func checkRepetition(_ draft: CommandDraft, as poster: StreamName?) throws(Refusal) {
        guard let id = draft.id else { return }
        if RefusalID.isOne(id) { throw .invalid(.idOfRefusal) }
        if let problem = Withholding.problem(of: draft, withholding) { throw .invalid(problem) }
        let stored: (positions: Range<UInt64>, events: [RecordedEvent])?
        do { stored = try StoredCommand.events(of: id, in: log) } catch { throw .failed(error) }
        guard let stored else { return }
        let difference = Repetition.firstDifference(
            draft, as: poster, from: stored.events, in: fold.ledger)
        guard let difference else { throw .repeated(stored.positions) }
        throw .idTaken(field: difference, positions: stored.positions)
    }
}
