import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// All registers worked out from the list of events, act by act: no fold of the ledger's, no
/// posting rule, no state of the rules. Slow and plain, so that it can be believed.
struct NaiveLedger {
    private(set) var names: [StreamReference: String] = [:]
    private(set) var parties: [StreamReference: String] = [:]
    private(set) var books = NaiveBooks()
    var returnRows: Rows = []
    private(set) var findings = NaiveFindings()
    private(set) var permissions = NaivePermissions()
    private(set) var control = NaiveControl()
    private(set) var money = NaiveMoney()
    var grants: [(Reference<Grant>, NaiveGrant)] = []
    private(set) var plans: [(Reference<AdjustmentPlan>, NaivePlan)] = []
    var facilities: [(Reference<Facility>, NaiveFacility)] = []
    private(set) var secrets: [(StreamReference, NaiveSecret)] = []
    private(set) var investments: [(StreamReference, InvestmentMade, held: Int)] = []
    /// All that was done about each thing.
    var deeds: [StreamReference: [NaiveDeed]] = [:]
    var stable = NaiveStable()
    private(set) var losses: [StreamReference: Int] = [:]
    private(set) var corporations: [NaiveCorporation] = []
    var treasury: [NaiveTreasuryOrder] = []
    /// What is in force about each thing, in the order of the log; a correction has put right what
    /// stood there.
    private(set) var acts: [StreamReference: [NaiveAct]] = [:]
    /// What a handover has drawn on the result, beyond the subsidies.
    private var drawnFromResult = 0
    /// By the calendar year in which the fiscal year begins.
    var years: [Int: NaiveYear] = [:]

    struct NaiveYear {
        var subsidies = 0
        var yield = 0
        var charges = 0
        var grants = 0
        var operatingCost = 0
        var losses = 0
        var treasury = 0
        var stateReturns = 0

        var net: Int {
            subsidies + yield + charges - grants - operatingCost - losses - treasury - stateReturns
        }

        /// What acts that tell their amounts themselves add to the flows.
        mutating func add(_ act: any Act, times sign: Int) {
            switch act {
            case let act as SubsidyReceived: subsidies += sign * act.amount.whole
            case let act as YieldReceived: yield += sign * act.amount.whole
            case let act as InvestmentRedeemed:
                yield += sign * max(0, act.proceeds.whole - act.cost.whole)
                losses += sign * max(0, act.cost.whole - act.proceeds.whole)
            case let act as OperatingCostPaid: operatingCost += sign * act.amount.whole
            case let act as TreasuryPaymentOrdered: treasury += sign * act.amount.whole
            case let act as StateReturnOrdered: stateReturns += sign * act.amount.whole
            case let act as GrantChargeWaived: charges -= sign * act.amount.whole
            case _: break
            }
        }
    }

    init(_ events: some Sequence<RecordedEvent>) {
        for event in events { apply(event) }
    }

    /// Applies the event if it is in force on the day; if not, no more than its name is known.
    mutating func apply(_ event: RecordedEvent, on day: LegalDate) {
        if event.head.effectiveOn <= day {
            apply(event)
        } else if let name = event.streamName {
            names[event.head.stream] = name.text
            books.pass(event)
            money.pass(event)
        }
    }

    mutating func apply(_ event: RecordedEvent) {
        let stream = event.head.stream
        if let name = event.streamName { names[stream] = name.text }
        books.apply(event)
        deeds[stream, default: []].append(
            NaiveDeed(
                position: event.head.position, act: event.act, on: event.head.effectiveOn))
        stable.apply(event, named: names)
        findings.apply(event)
        permissions.apply(event)
        note(event)
        control.apply(event, named: label(stream))
        money.apply(event)
        switch event.act {
        case let act as PartyRegistered: parties[stream] = act.name.text
        case let act as PartyRenamed: parties[stream] = act.name.text
        case let act as GrantApplied:
            grants.append(
                (
                    Reference(stream),
                    NaiveGrant(
                        name: label(stream), plan: act.plan,
                        applicant: act.applicant, stageSince: event.head.effectiveOn)
                ))
        case is AdjustmentPlanRequested:
            plans.append((Reference(stream), NaivePlan(name: label(stream))))
        case is FacilityAcquisitionJustified:
            facilities.append((Reference(stream), NaiveFacility(name: label(stream))))
        case let act as SecretDesignated:
            secrets.append(
                (stream, NaiveSecret(name: label(stream), act, on: event.head.effectiveOn)))
        case let act as InvestmentMade: investments.append((stream, act, act.cost.whole))
        case is InvestmentRedeemed: tellInvestment(stream, anew: deeds[stream] ?? [])
        case let act: applyToThing(act, stream, on: event.head.effectiveOn)
        }
        applyToCorporation(event)
        for (grant, state) in grants where grant.stream == stream {
            returnRows += returnRows(of: event, state)
        }
        applyToFund(event)
        if let act = event.act as? EntryCorrected { correct(act, at: event) }
    }

    private mutating func note(_ event: RecordedEvent) {
        let (position, day) = (event.head.position, event.head.effectiveOn)
        guard let correction = event.act as? EntryCorrected else {
            acts[event.head.stream, default: []].append(
                NaiveAct(event: position, thing: event.head.stream, on: day, act: event.act))
            return
        }
        let right = correction.replacement
        for thing in acts.keys where names[thing] == right.subject.text {
            acts[thing] = acts[thing]?.map { past in
                past.event == correction.corrects
                    ? NaiveAct(event: position, thing: thing, on: right.effectiveOn, act: right.act)
                    : past
            }
        }
    }

    /// What is held, and what was lost, from all acts about the holding.
    mutating func tellInvestment(_ stream: StreamReference, anew deeds: [NaiveDeed]) {
        for index in investments.indices where investments[index].0 == stream {
            losses[stream] = 0
            for deed in deeds {
                if let act = deed.act as? InvestmentMade {
                    investments[index] = (stream, act, act.cost.whole)
                } else if let act = deed.act as? InvestmentRedeemed {
                    investments[index].held -= act.cost.whole
                    losses[stream, default: 0] += max(0, act.cost.whole - act.proceeds.whole)
                }
            }
        }
    }

    private mutating func applyToCorporation(_ event: RecordedEvent) {
        let (stream, date) = (event.head.stream, event.head.effectiveOn)
        if let act = event.act as? CorporationDesignated {
            corporations.append(NaiveCorporation(stream: stream, party: act.party))
        }
        for index in corporations.indices where corporations[index].stream == stream {
            corporations[index].apply(event.act, on: date, label: label)
        }
        if let order = NaiveTreasuryOrder(event.act, about: stream, on: date) {
            treasury.append(order)
        }
        for index in treasury.indices where treasury[index].stream == stream {
            treasury[index].apply(event.act, on: date)
        }
    }

    private mutating func applyToThing(
        _ act: any Act, _ stream: StreamReference, on date: LegalDate
    ) {
        for index in plans.indices where plans[index].0.stream == stream {
            plans[index].1.apply(act)
        }
        for index in facilities.indices where facilities[index].0.stream == stream {
            facilities[index].1.apply(act, on: date)
        }
        for index in secrets.indices where secrets[index].0 == stream {
            secrets[index].1.apply(act, on: date)
        }
        for index in grants.indices where grants[index].0.stream == stream {
            let expense = grants[index].1.apply(act, on: date)
            if expense != 0 { years[Self.fiscalYear(date), default: NaiveYear()].grants += expense }
        }
    }

    private mutating func applyToFund(_ event: RecordedEvent) {
        guard isOfFund(event) else { return }
        var year = years[Self.fiscalYear(event.head.effectiveOn)] ?? NaiveYear()
        switch event.act {
        case let act as TreasuryPaymentOwed:
            drawnFromResult += max(0, act.amount.whole - (given - committed))
            year.treasury += act.amount.whole
        case is FundHandedOver:
            let free = max(0, fund - committed - stillToCome)
            year.treasury += free
            drawnFromResult += max(0, free - (given - committed))
        case let act as GrantChargeAssessed: year.charges += act.amount.whole
        case let act: year.add(act, times: 1)
        }
        years[Self.fiscalYear(event.head.effectiveOn)] = year
    }

    func isOfFund(_ event: RecordedEvent) -> Bool {
        event.postings.first.map { books.accounts[$0.account]?.book == .fund } ?? false
    }

    /// From April to March.
    static func fiscalYear(_ date: LegalDate) -> Int {
        date.month < 4 ? date.year - 1 : date.year
    }

    /// What stands behind the slash.
    func label(_ stream: StreamReference) -> String {
        String((names[stream] ?? "").split(separator: "/").last ?? "?")
    }

    var committed: Int { grants.map(\.1.committed).reduce(0, +) }
    var fund: Int { years.values.map(\.net).reduce(0, +) }

    /// What is owed to the fund and has not come in.
    private var stillToCome: Int {
        grants.map { $0.1.ordered - $0.1.returned + $0.1.chargesOwed }.reduce(0, +)
    }

    /// The subsidies less what of them was given back.
    private var given: Int {
        years.values.map { $0.subsidies - $0.treasury - $0.stateReturns }.reduce(0, +)
            + drawnFromResult
    }

    /// The subsidies less what was given back and what is committed; expense lowers only the fund.
    var uncommitted: Int {
        max(0, min(fund, given) - committed)
    }
}
