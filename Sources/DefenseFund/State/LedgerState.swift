public import Accounting
public import Containers
public import EventSourcing
public import StateCoding

/// All that the rules need to know: the fold of every event so far.
///
/// Each regime keeps its own part; the parts that every event touches (names, versions, accounts,
/// balances) stand here.
public struct LedgerState: Sendable, Equatable {
    /// How many events have been applied: the position of the next.
    public private(set) var count = LogPosition.start
    private var streams = KeyedTable<StreamReference, Stream>()
    private var references: [StreamName: StreamReference] = [:]
    public private(set) var accounts = KeyedTable<StreamReference, AccountKey>()
    private var accountReferences = KeyedTable<AccountKey, StreamReference>()
    public private(set) var balances = TrialBalance()

    // MARK: - The regimes' parts
    public internal(set) var opening: LedgerOpened?
    public internal(set) var actors = KeyedTable<Reference<Actor>, ActorState>()
    public internal(set) var parties = PartyRegister()
    public internal(set) var parameters = ParameterTable()
    public internal(set) var corporations = KeyedTable<Reference<Corporation>, CorporationState>()
    public internal(set) var operatingCostPaid: [FiscalYear: Yen] = [:]
    public internal(set) var investments = KeyedTable<Reference<Investment>, InvestmentState>()
    public internal(set) var treasuryPayments = KeyedTable<
        Reference<TreasuryPayment>, TreasuryPaymentState
    >()
    public internal(set) var plans = KeyedTable<Reference<AdjustmentPlan>, AdjustmentPlanState>()
    public internal(set) var grants = KeyedTable<Reference<Grant>, GrantState>()
    public internal(set) var facilities = KeyedTable<Reference<Facility>, FacilityState>()

    public init() {}

    /// What every stream has.
    struct Stream: Sendable, Equatable {
        let name: StreamName
        var version: StreamVersion
        let introducedOn: LegalDate
        /// The latest date of the acts about it that are in order.
        var changedOn: LegalDate
    }

    public func name(of stream: StreamReference) -> StreamName? { streams[stream]?.name }
    public func reference(to name: StreamName) -> StreamReference? { references[name] }
    public func version(of stream: StreamReference) -> StreamVersion {
        streams[stream]?.version ?? .none
    }
    /// When the thing was introduced, and the latest date of the acts about it that are in order.
    func dates(of stream: StreamReference) -> (introduced: LegalDate, changed: LegalDate)? {
        streams[stream].map { ($0.introducedOn, $0.changedOn) }
    }
    public func reference(to account: AccountKey) -> StreamReference? { accountReferences[account] }

    /// The accounts of `entry` that no event has opened yet, each once, in the order of the entry.
    public func unopenedAccounts(of entry: JournalEntry?) -> [AccountKey] {
        guard let entry else { return [] }
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
        try advance(event)
        try event.act.evolve(&self, by: context)
        if let entry = event.entry {
            do { try balances.apply(entry) } catch { throw IllegalTransition("\(error)") }
        }
        count = count.advanced(by: 1)
    }

    /// Counts the event to its stream, which it introduces or which must be there.
    private mutating func advance(_ event: DecidedEvent) throws(IllegalTransition) {
        let context = event.context
        let name = context.streamName
        let place = streams.index(forKey: context.stream)
        let version = place.map { streams[place: $0].version } ?? .none
        guard event.streamVersion == version.next else {
            throw IllegalTransition("version \(event.streamVersion) of \(name) is not the next")
        }
        if event.introducesStream {
            guard references[name] == nil else {
                throw IllegalTransition("\(name) is introduced twice")
            }
            streams[context.stream] = Stream(
                name: name, version: event.streamVersion, introducedOn: context.effectiveOn,
                changedOn: context.effectiveOn)
            references[name] = context.stream
        } else {
            guard let place, streams[place: place].name == name else {
                throw IllegalTransition("\(context.stream) is not \(name)")
            }
            streams[place: place].version = event.streamVersion
            if type(of: event.act).declaration.dating == .inOrder {
                streams[place: place].changedOn = max(
                    streams[place: place].changedOn, context.effectiveOn)
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

extension LedgerState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ ledger: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.count = try coder.part("count", ledger) { $0.count }
        read.streams = try coder.part("streams", ledger) { $0.streams }
        read.accounts = try coder.part("accounts", ledger) { $0.accounts }
        read.balances = try coder.part("balances", ledger) { $0.balances }
        read.opening = try coder.part("opening", ledger) { $0.opening }
        read.actors = try coder.part("actors", ledger) { $0.actors }
        read.parties = try coder.part("parties", ledger) { $0.parties }
        read.parameters = try coder.part("parameters", ledger) { $0.parameters }
        read.corporations = try coder.part("corporations", ledger) { $0.corporations }
        read.operatingCostPaid = try coder.part("operatingCostPaid", ledger) {
            $0.operatingCostPaid
        }
        read.investments = try coder.part("investments", ledger) { $0.investments }
        read.treasuryPayments = try coder.part("treasuryPayments", ledger) { $0.treasuryPayments }
        read.plans = try coder.part("plans", ledger) { $0.plans }
        read.grants = try coder.part("grants", ledger) { $0.grants }
        read.facilities = try coder.part("facilities", ledger) { $0.facilities }
        coder.derived("references", of: Self.self)
        coder.derived("accountReferences", of: Self.self)
        if ledger == nil { read.indexNames() }
        return read
    }

    /// Turns the tables of names and accounts round.
    private mutating func indexNames() {
        references.reserveCapacity(streams.count)
        for (reference, stream) in streams { references[stream.name] = reference }
        for (reference, account) in accounts { accountReferences[account] = reference }
    }
}

extension LedgerState.Stream: StateCodable {
    static func parts(_ coder: inout StateCoder, _ stream: Self?) throws(StateFault) -> Self {
        Self(
            name: try coder.part("name", stream) { $0.name },
            version: try coder.part("version", stream) { $0.version },
            introducedOn: try coder.part("introducedOn", stream) { $0.introducedOn },
            changedOn: try coder.part("changedOn", stream) { $0.changedOn })
    }
}
