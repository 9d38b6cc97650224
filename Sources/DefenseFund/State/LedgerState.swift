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
    private(set) var streams = StreamTable()
    /// What each account is. An account has the same place here and in the balances.
    public private(set) var accounts = KeyedTable<StreamReference, AccountKey>()
    public internal(set) var balances = TrialBalance()

    // MARK: - The regimes' parts
    public internal(set) var opening: LedgerOpened?
    /// The day from which it is kept: what happened before is history.
    public internal(set) var openedOn: LegalDate?
    public internal(set) var actors = KeyedTable<Reference<Actor>, ActorState>()
    public internal(set) var parties = PartyRegister()
    public internal(set) var parameters = ParameterTable()
    public internal(set) var corporations = KeyedTable<Reference<Corporation>, CorporationState>()
    public internal(set) var fund = FundHistory()
    /// Subsidies received, by the State's budget that they are from.
    public internal(set) var subsidies = KeyedTable<FiscalYear, Yen>()
    public internal(set) var investments = KeyedTable<Reference<Investment>, InvestmentState>()
    public internal(set) var treasuryPayments = KeyedTable<
        Reference<TreasuryPayment>, TreasuryPaymentState
    >()
    public internal(set) var stateReturns = KeyedTable<Reference<StateReturn>, StateReturnState>()
    public internal(set) var plans = KeyedTable<Reference<AdjustmentPlan>, AdjustmentPlanState>()
    public internal(set) var grants = KeyedTable<Reference<Grant>, GrantState>()
    public internal(set) var facilities = KeyedTable<Reference<Facility>, FacilityState>()
    public internal(set) var approvals = ApprovalState()
    public internal(set) var periods = PeriodState()
    /// Each event that was corrected.
    public internal(set) var corrections: [LogPosition: CorrectionState] = [:]
    public internal(set) var imports = ImportRegister()
    public internal(set) var reports = KeyedTable<Reference<ReportStream>, ReportState>()
    public internal(set) var findings = FindingRegister()
    /// Where the state was recorded.
    public internal(set) var stateRecords: [LogPosition] = []
    public internal(set) var credentials = CredentialRegister()
    public internal(set) var refusals = RefusalState()
    public internal(set) var journals = JournalState()
    public internal(set) var stable = StableState()
    public internal(set) var secrets = KeyedTable<Reference<Secret>, SecretState>()
    public internal(set) var keys = KeyState()
    public internal(set) var surveys = SurveyState()

    public init() {}

    public func name(of stream: StreamReference) -> StreamName? {
        streams.name(of: stream)
    }
    public func reference(to name: StreamName) -> StreamReference? {
        streams.reference(to: name)
    }
    public func version(of stream: StreamReference) -> StreamVersion {
        streams.place(of: stream).map { streams[place: $0].version } ?? .none
    }
    @inlinable
    public func reference(to account: AccountKey) -> StreamReference? {
        balances.place(of: account).map { accounts.key(atPlace: $0) }
    }

    /// Applies an event that stands in the log or is about to.
    public mutating func apply(_ event: DecidedEvent) throws(IllegalTransition) {
        try apply(event.act, event.context, version: event.streamVersion, event.entry)
        noteImport(event.context, isConsequence: event.isConsequence)
    }

    /// Counts the row of an import, whose act that is which is no consequence.
    mutating func noteImport(_ context: ActContext, isConsequence: Bool) {
        if context.isImported, !isConsequence { imports.countRow(on: context.effectiveOn) }
    }

    /// Applies an event by its parts.
    ///
    /// - Parameter version: of its stream, which counts the event itself.
    mutating func apply(
        _ act: any Act, _ context: ActContext, version: StreamVersion, _ entry: JournalEntry?
    ) throws(IllegalTransition) {
        guard context.position == count else {
            throw IllegalTransition("position \(context.position) where \(count) is next")
        }
        try advance(act, context, to: version)
        try act.evolve(&self, by: context, posting: entry)
        if let entry {
            do { try balances.apply(entry) } catch { throw IllegalTransition("\(error)") }
            if entry.book == .fund {
                fund.apply(entry, of: act, on: context.effectiveOn)
            }
            findings.deposits.note(entry, on: context.effectiveOn)
            guard balances.count == accounts.count else {
                throw IllegalTransition("a posting to an account that no event has opened")
            }
        }
        count = count.advanced(by: 1)
    }

    /// Counts an event and does nothing of it but to open an account.
    mutating func pass(_ act: any Act, _ context: ActContext, version: StreamVersion)
        throws(IllegalTransition)
    {
        guard context.position == count else {
            throw IllegalTransition("position \(context.position) where \(count) is next")
        }
        try advance(act, context, to: version)
        // Types are compared first: a cast asks the runtime, at every event.
        if type(of: act) == AccountOpened.self { try act.evolve(&self, by: context) }
        count = count.advanced(by: 1)
    }

    /// Leaves places of the log empty up to one: no event stands there that has an effect. For
    /// questions what would be if something had not been recorded; no log has such places.
    public mutating func leaveEmpty(upTo position: LogPosition) { count = max(count, position) }

    /// Takes for given that a parameter has had a value from a day on, whatever was set to hold
    /// from then or later.
    public mutating func suppose(_ name: String, is value: ParameterValue, from date: LegalDate) {
        parameters.suppose(name, value, from: date)
    }

    /// Counts the event to its stream, which it introduces or which must be there.
    private mutating func advance(
        _ act: any Act, _ context: ActContext, to version: StreamVersion
    ) throws(IllegalTransition) {
        let place = streams.place(of: context.stream)
        let before = place.map { streams[place: $0].version } ?? .none
        guard version == before.next else {
            throw IllegalTransition(
                "version \(version) of \(context.streamName) is not the next")
        }
        if context.introducesStream {
            guard place == nil, streams.place(named: context.streamName) == nil else {
                throw IllegalTransition("\(context.streamName) is introduced twice")
            }
            streams.introduce(context.stream, as: context.streamName, on: context.effectiveOn)
        } else {
            guard let place, streams.isName(context.streamName, atPlace: place) else {
                throw IllegalTransition("\(context.stream) is not \(context.streamName)")
            }
            streams.advance(
                atPlace: place, to: version, on: act.isInOrder ? context.effectiveOn : nil)
        }
    }

    /// The day on which a thing came into the ledger, and the latest day of the acts about it.
    func dates(of stream: StreamReference) -> (introduced: LegalDate, changed: LegalDate)? {
        streams.place(of: stream).map { place in
            (streams[place: place].introducedOn, streams[place: place].changedOn)
        }
    }

    /// Moves the latest day of a thing, whose last act was corrected.
    mutating func moveChange(of stream: StreamReference, to date: LegalDate) {
        guard let place = streams.place(of: stream) else { return }
        streams.advance(atPlace: place, to: streams[place: place].version, on: date)
    }

    /// Posts legs ahead of the entry that they belong to, to see what it meets.
    mutating func post(_ entry: JournalEntry) throws(Rejection) {
        do { try balances.apply(entry) } catch {
            throw Rejection(.amountOverflow, "House rule 1", .text("entry", "\(error)"))
        }
    }

    /// Puts the balances back as they stood, sums of both sides included.
    mutating func restore(_ balances: TrialBalance) { self.balances = balances }

    mutating func openAccount(_ key: AccountKey, as reference: StreamReference)
        throws(IllegalTransition)
    {
        guard balances.place(of: key) == nil else {
            throw IllegalTransition("account \(key) is opened twice")
        }
        accounts.insert(key, forKey: reference)
        balances.open(key)
    }
}

extension LedgerState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ ledger: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.count = try coder.part("count", ledger) { $0.count }
        read.streams = try coder.part("streams", ledger) { $0.streams }
        read.accounts = try coder.part(
            "accounts", in: .accounts, ledger, { $0.accounts }, unread: KeyedTable())
        read.balances = try coder.part(
            "balances", in: .balances, ledger, { $0.balances }, unread: TrialBalance())
        read.opening = try coder.part("opening", ledger) { $0.opening }
        read.openedOn = try coder.part("openedOn", ledger) { $0.openedOn }
        read.actors = try coder.part("actors", ledger) { $0.actors }
        read.parties = try coder.part("parties", ledger) { $0.parties }
        read.parameters = try coder.part("parameters", ledger) { $0.parameters }
        read.corporations = try coder.part("corporations", ledger) { $0.corporations }
        read.fund = try coder.part("fund", ledger) { $0.fund }
        read.investments = try coder.part("investments", ledger) { $0.investments }
        read.subsidies = try coder.part("subsidies", ledger) { $0.subsidies }
        read.treasuryPayments = try coder.part("treasuryPayments", ledger) { $0.treasuryPayments }
        read.stateReturns = try coder.part("stateReturns", ledger) { $0.stateReturns }
        read.plans = try coder.part("plans", ledger) { $0.plans }
        read.grants = try coder.part(
            "grants", in: .grants, ledger, { $0.grants }, unread: KeyedTable())
        read.facilities = try coder.part("facilities", ledger) { $0.facilities }
        read.approvals = try coder.part("approvals", ledger) { $0.approvals }
        read.periods = try coder.part("periods", ledger) { $0.periods }
        read.corrections = try coder.part("corrections", ledger) { $0.corrections }
        read.imports = try coder.part("imports", ledger) { $0.imports }
        read.reports = try coder.part("reports", ledger) { $0.reports }
        read.findings = try coder.part("findings", ledger) { $0.findings }
        read.stateRecords = try coder.part("stateRecords", ledger) { $0.stateRecords }
        read.credentials = try coder.part("credentials", ledger) { $0.credentials }
        read.refusals = try coder.part("refusals", ledger) { $0.refusals }
        read.journals = try coder.part("journals", ledger) { $0.journals }
        read.stable = try coder.part("stable", ledger) { $0.stable }
        read.secrets = try coder.part("secrets", ledger) { $0.secrets }
        read.keys = try coder.part("keys", ledger) { $0.keys }
        read.surveys = try coder.part("surveys", ledger) { $0.surveys }
        return read
    }
}
