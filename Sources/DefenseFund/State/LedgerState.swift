public import Accounting
public import EventSourcing

/// All that the rules need to know: the fold of every event so far.
///
/// Each regime keeps its own part; the parts that every event touches (names, versions, accounts,
/// balances) stand here.
public struct LedgerState: Sendable, Equatable {
    /// How many events have been applied: the position of the next.
    public private(set) var count = LogPosition.start
    public private(set) var names: [StreamReference: StreamName] = [:]
    private var references: [StreamName: StreamReference] = [:]
    private var versions: [StreamReference: StreamVersion] = [:]
    public private(set) var accounts: [StreamReference: AccountKey] = [:]
    private var accountReferences: [AccountKey: StreamReference] = [:]
    public private(set) var balances = TrialBalance()

    // MARK: - The regimes' parts
    public internal(set) var opening: LedgerOpened?
    public internal(set) var actors: [Reference<Actor>: ActorState] = [:]
    public internal(set) var parties = PartyRegister()
    public internal(set) var parameters = ParameterTable()
    public internal(set) var corporations: [Reference<Corporation>: CorporationState] = [:]
    public internal(set) var operatingCostPaid: [FiscalYear: Yen] = [:]
    public internal(set) var investments: [Reference<Investment>: InvestmentState] = [:]
    public internal(set) var treasuryPayments: [Reference<TreasuryPayment>: TreasuryPaymentState] =
        [:]
    public internal(set) var plans: [Reference<AdjustmentPlan>: AdjustmentPlanState] = [:]
    public internal(set) var grants: [Reference<Grant>: GrantState] = [:]
    public internal(set) var facilities: [Reference<Facility>: FacilityState] = [:]

    public init() {}

    public func name(of stream: StreamReference) -> StreamName? { names[stream] }
    public func reference(to name: StreamName) -> StreamReference? { references[name] }
    public func version(of stream: StreamReference) -> StreamVersion { versions[stream] ?? .none }
    public func reference(to account: AccountKey) -> StreamReference? { accountReferences[account] }

    /// The accounts of `entry` that no event has opened yet, each once, in the order of the entry.
    public func unopenedAccounts(of entry: JournalEntry) -> [AccountKey] {
        var missing: [AccountKey] = []
        for posting in entry.postings
        where accountReferences[posting.account] == nil && !missing.contains(posting.account) {
            missing.append(posting.account)
        }
        return missing
    }

    /// Applies an event that stands in the log or is about to.
    public mutating func apply(_ event: DecidedEvent) throws(IllegalTransition) {
        let context = event.context
        guard context.position == count else {
            throw IllegalTransition("position \(context.position) where \(count) is next")
        }
        try introduce(event)
        versions[context.stream] = event.streamVersion
        try event.act.evolve(&self, by: context)
        if let entry = event.entry {
            do { try balances.apply(entry) } catch { throw IllegalTransition("\(error)") }
        }
        count = count.advanced(by: 1)
    }

    private mutating func introduce(_ event: DecidedEvent) throws(IllegalTransition) {
        let context = event.context
        guard event.streamVersion == version(of: context.stream).next else {
            throw IllegalTransition(
                "version \(event.streamVersion) of \(context.streamName) is not the next")
        }
        if event.introducesStream {
            guard references[context.streamName] == nil else {
                throw IllegalTransition("\(context.streamName) is introduced twice")
            }
            names[context.stream] = context.streamName
            references[context.streamName] = context.stream
        } else {
            guard names[context.stream] == context.streamName else {
                throw IllegalTransition("\(context.stream) is not \(context.streamName)")
            }
        }
    }

    mutating func openAccount(_ key: AccountKey, as reference: StreamReference)
        throws(IllegalTransition)
    {
        guard accountReferences[key] == nil else {
            throw IllegalTransition("account \(key) is opened twice")
        }
        accounts[reference] = key
        accountReferences[key] = reference
        balances.open(key)
    }
}
