import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Stable manufacturing and surveys worked out from the list of events.
struct NaiveStable {
    private(set) var equipment: [StreamReference: String] = [:]
    private(set) var plans: [(StreamReference, NaiveStablePlan)] = []
    var contracts: [(StreamReference, NaiveContract)] = []
    /// By the text of the fiscal year.
    var appropriated: [String: Int] = [:]
    var deeds: [StreamReference: [NaiveDeed]] = [:]
    /// What each limit in days held from, in the order of recording.
    private var limits: [(from: LegalDate, days: Int)] = []
    private(set) var surveys: [(StreamReference, NaiveSurvey)] = []

    mutating func apply(_ event: RecordedEvent, named names: [StreamReference: String]) {
        let (stream, date) = (event.head.stream, event.head.effectiveOn)
        let name = String((names[stream] ?? "").split(separator: "/").last ?? "?")
        deeds[stream, default: []].append(
            NaiveDeed(
                position: event.head.position, act: event.act, on: date, limit: limit(on: date)))
        switch event.act {
        case let act as EquipmentDesignated: equipment[stream] = act.name.text
        case let act as StablePlanSubmitted:
            plans.append((stream, NaiveStablePlan(name: name, act)))
        case let act as StableBudgetAppropriated:
            appropriated[name, default: 0] += act.amount.whole
        case let act as InitiativeContractConcluded:
            contracts.append((stream, NaiveContract(name: name, concluded: act, on: date)))
        case let act as ParameterSet where name == "payWithoutDelayDays":
            limits.append((date, Int(act.value.text) ?? 0))
        case let act: applyToThing(act, stream, on: date)
        }
        if let survey = NaiveSurvey(event.act, name: name, on: date) {
            surveys.append((stream, survey))
        }
    }

    private mutating func applyToThing(
        _ act: any Act, _ stream: StreamReference, on date: LegalDate
    ) {
        for index in plans.indices where plans[index].0 == stream { plans[index].1.apply(act) }
        for index in contracts.indices where contracts[index].0 == stream {
            contracts[index].1.apply(act, on: date, limit: limit(on: date))
        }
        for index in surveys.indices where surveys[index].0 == stream {
            surveys[index].1.apply(act, on: date)
        }
    }

    /// Of the limits in force the one of the latest date, of several the one recorded last.
    private func limit(on date: LegalDate) -> Int {
        var found: (from: LegalDate, days: Int)?
        for limit in limits
        where limit.from <= date && (found.map { $0.from <= limit.from } ?? true) {
            found = limit
        }
        return found?.days ?? 30
    }

    /// Price and what was accepted and paid of the contracts that `isOf` finds.
    func sums(_ isOf: (NaiveContract) -> Bool) -> (price: Int, accepted: Int, paid: Int) {
        let own = contracts.map(\.1).filter(isOf)
        return (
            own.map(\.concluded.amount.whole).reduce(0, +), own.map(\.yen.count).reduce(0, +),
            own.map(\.paid).reduce(0, +)
        )
    }
}
