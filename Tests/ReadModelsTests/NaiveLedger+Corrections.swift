import Accounting
import DefenseFund
import EventSourcing

/// What a correction changes in the registers: the thing is told anew, with the right act instead
/// of the wrong one. The flows of the fund change on the day of the correction.
extension NaiveLedger {
    mutating func correct(_ correction: EntryCorrected, at event: RecordedEvent) {
        let name = correction.original.subject.text
        guard let stream = names.first(where: { $0.value == name })?.key else { return }
        let (wrong, right) = (correction.original.act, correction.replacement.act)
        deeds[stream]?.correct(correction, at: event.head.position)
        let year = Self.fiscalYear(event.head.effectiveOn)
        let own = deeds[stream] ?? []
        for index in grants.indices where grants[index].0.stream == stream {
            let before = grants[index].1
            grants[index].1 = before.told(anew: own)
            years[year, default: NaiveYear()].grants += grants[index].1.expense - before.expense
            returnRows += correctedRows(of: event, grants[index].1, right)
        }
        for index in facilities.indices where facilities[index].0.stream == stream {
            facilities[index].1 = facilities[index].1.told(anew: own)
        }
        for index in treasury.indices where treasury[index].stream == stream {
            treasury[index] = treasury[index].told(anew: own)
        }
        tellInvestment(stream, anew: own)
        stable.correct(correction, stream, name, at: event.head.position)
        if isOfFund(event) { correctFund(wrong, right, in: year) }
    }

    private mutating func correctFund(_ wrong: any Act, _ right: any Act, in year: Int) {
        var flows = years[year] ?? NaiveYear()
        flows.add(wrong, times: -1)
        flows.add(right, times: 1)
        years[year] = flows
    }
}

extension NaiveGrant {
    /// The same grant from all that was done about it.
    func told(anew deeds: [NaiveDeed]) -> NaiveGrant {
        var grant = self
        for deed in deeds {
            if deed.act is GrantApplied {
                grant = NaiveGrant(
                    name: name, plan: plan, applicant: applicant, stageSince: deed.on)
            } else {
                _ = grant.apply(deed.act, on: deed.on)
            }
        }
        return grant
    }
}

extension NaiveFacility {
    func told(anew deeds: [NaiveDeed]) -> NaiveFacility {
        var facility = NaiveFacility(name: name)
        for deed in deeds { facility.apply(deed.act, on: deed.on) }
        return facility
    }
}

extension NaiveTreasuryOrder {
    func told(anew deeds: [NaiveDeed]) -> NaiveTreasuryOrder {
        var order = self
        for deed in deeds {
            order = NaiveTreasuryOrder(deed.act, about: stream, on: deed.on) ?? order
            order.apply(deed.act, on: deed.on)
        }
        return order
    }
}

extension NaiveStable {
    mutating func correct(
        _ correction: EntryCorrected, _ stream: StreamReference, _ name: String,
        at position: LogPosition
    ) {
        deeds[stream]?.correct(correction, at: position)
        let wrong = correction.original.act as? StableBudgetAppropriated
        let right = correction.replacement.act as? StableBudgetAppropriated
        if let wrong, let right {
            let year = String(name.split(separator: "/").last ?? "?")
            appropriated[year, default: 0] += right.amount.whole - wrong.amount.whole
        }
        for index in contracts.indices where contracts[index].0 == stream {
            for deed in deeds[stream] ?? [] {
                if let act = deed.act as? InitiativeContractConcluded {
                    contracts[index].1 = NaiveContract(
                        name: contracts[index].1.name, concluded: act, on: deed.on)
                } else {
                    contracts[index].1.apply(deed.act, on: deed.on, limit: deed.limit)
                }
            }
        }
    }
}
