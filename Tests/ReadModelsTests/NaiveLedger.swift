import Accounting
import DefenseFund
import EventSourcing

/// All registers worked out from the list of events, act by act: no fold of the ledger's, no
/// posting rule, no state of the rules. Slow and plain, so that it can be believed.
struct NaiveLedger {
    private(set) var names: [StreamReference: String] = [:]
    private(set) var parties: [StreamReference: String] = [:]
    private(set) var books = NaiveBooks()
    private(set) var grants: [(Reference<Grant>, NaiveGrant)] = []
    private(set) var plans: [(Reference<AdjustmentPlan>, NaivePlan)] = []
    private(set) var facilities: [(Reference<Facility>, NaiveFacility)] = []
    private(set) var secrets: [(StreamReference, NaiveSecret)] = []
    private(set) var investments: [(StreamReference, InvestmentMade, held: Int)] = []
    private(set) var stable = NaiveStable()
    /// By the calendar year in which the fiscal year begins.
    private(set) var years: [Int: NaiveYear] = [:]

    struct NaiveYear {
        var subsidies = 0
        var yield = 0
        var charges = 0
        var grants = 0
        var operatingCost = 0
        var losses = 0
        var treasury = 0

        var net: Int { subsidies + yield + charges - grants - operatingCost - losses - treasury }
    }

    init(_ events: some Sequence<RecordedEvent>) {
        for event in events { apply(event) }
    }

    mutating func apply(_ event: RecordedEvent) {
        let stream = event.head.stream
        if let name = event.streamName { names[stream] = name.text }
        books.apply(event)
        stable.apply(event, named: names)
        switch event.act {
        case let act as PartyRegistered: parties[stream] = act.name.text
        case let act as PartyRenamed: parties[stream] = act.name.text
        case let act as GrantApplied:
            grants.append(
                (
                    Reference(stream),
                    NaiveGrant(
                        name: label(stream), plan: act.plan,
                        applicant: act.applicant)
                ))
        case is AdjustmentPlanRequested:
            plans.append((Reference(stream), NaivePlan(name: label(stream))))
        case is FacilityAcquisitionJustified:
            facilities.append((Reference(stream), NaiveFacility(name: label(stream))))
        case let act as SecretDesignated:
            secrets.append(
                (stream, NaiveSecret(name: label(stream), act, on: event.head.effectiveOn)))
        case let act as InvestmentMade: investments.append((stream, act, act.cost.whole))
        case let act as InvestmentRedeemed:
            for index in investments.indices where investments[index].0 == stream {
                investments[index].held -= act.cost.whole
            }
        case let act: applyToThing(act, stream, on: event.head.effectiveOn)
        }
        applyToFund(event)
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
            let expense = grants[index].1.apply(act)
            if expense != 0 { years[Self.fiscalYear(date), default: NaiveYear()].grants += expense }
        }
    }

    private mutating func applyToFund(_ event: RecordedEvent) {
        guard let first = event.postings.first, books.accounts[first.account]?.book == .fund else {
            return
        }
        var year = years[Self.fiscalYear(event.head.effectiveOn)] ?? NaiveYear()
        switch event.act {
        case let act as SubsidyReceived: year.subsidies += act.amount.whole
        case let act as YieldReceived: year.yield += act.amount.whole
        case let act as InvestmentRedeemed:
            year.yield += max(0, act.proceeds.whole - act.cost.whole)
            year.losses += max(0, act.cost.whole - act.proceeds.whole)
        case let act as OperatingCostPaid: year.operatingCost += act.amount.whole
        case let act as TreasuryPaymentOrdered: year.treasury += act.amount.whole
        case let act as GrantChargeAssessed: year.charges += act.amount.whole
        case _: break
        }
        years[Self.fiscalYear(event.head.effectiveOn)] = year
    }

    /// From April to March.
    private static func fiscalYear(_ date: LegalDate) -> Int {
        date.month < 4 ? date.year - 1 : date.year
    }

    /// What stands behind the slash.
    func label(_ stream: StreamReference) -> String {
        String((names[stream] ?? "").split(separator: "/").last ?? "?")
    }

    var committed: Int { grants.map(\.1.committed).reduce(0, +) }
    var fund: Int { years.values.map(\.net).reduce(0, +) }

    /// The subsidies less what was given back and what is committed; expense lowers only the fund.
    var uncommitted: Int {
        let given = years.values.map { $0.subsidies - $0.treasury }.reduce(0, +)
        return max(0, min(fund, given) - committed)
    }
}
