import Accounting
import DefenseFund
import EventSourcing

/// What a correction changes in the registers: the right act instead of the wrong one.
extension NaiveLedger {
    mutating func correct(_ correction: EntryCorrected, at event: RecordedEvent) {
        let (wrong, right) = (correction.original.act, correction.replacement.act)
        let day = correction.replacement.effectiveOn
        let stream = names.first { $0.value == correction.original.subject.text }?.key
        guard let stream else { return }
        correctFund(wrong, right, on: event.head.effectiveOn)
        for index in investments.indices where investments[index].0 == stream {
            guard let act = right as? InvestmentMade else { continue }
            investments[index] = (stream, act, act.cost.whole)
        }
        for index in treasury.indices where treasury[index].stream == stream {
            treasury[index].apply(right, on: day)
        }
        for index in facilities.indices where facilities[index].0.stream == stream {
            facilities[index].1.management.correct(wrong, right)
        }
        stable.correct(wrong, right, stream, on: day)
        for index in grants.indices where grants[index].0.stream == stream {
            grants[index].1.correct(wrong, right, on: day)
            guard let act = right as? GrantReturned else { continue }
            returnRows += [correctedRow(of: event, grants[index].1, act.amount)]
        }
    }

    /// The flows of the fund change on the day of the correction.
    private mutating func correctFund(_ wrong: any Act, _ right: any Act, on date: LegalDate) {
        var year = years[Self.fiscalYear(date)] ?? NaiveYear()
        switch (wrong, right) {
        case (let wrong as SubsidyReceived, let right as SubsidyReceived):
            year.subsidies += right.amount.whole - wrong.amount.whole
        case (let wrong as YieldReceived, let right as YieldReceived):
            year.yield += right.amount.whole - wrong.amount.whole
        case (let wrong as OperatingCostPaid, let right as OperatingCostPaid):
            year.operatingCost += right.amount.whole - wrong.amount.whole
        case _:
            // Only an entry of the fund opens a year of it.
            if right is FacilityMaintenancePaid || right is InitiativeContractPaid { return }
        }
        years[Self.fiscalYear(date)] = year
    }
}

extension NaiveGrant {
    mutating func correct(_ wrong: any Act, _ right: any Act, on date: LegalDate) {
        switch (wrong, right) {
        case (let wrong as GrantAdvancePaid, let right as GrantAdvancePaid):
            paid += right.amount.whole - wrong.amount.whole
            advances += right.amount.whole - wrong.amount.whole
        case (is GrantSettled, is GrantSettled): stageSince = date
        case (is GrantReturned, is GrantReturned):
            (orders, chargesPaid) = beforeLastReturn
            _ = apply(right, on: date)
        case _: break
        }
    }
}

extension NaiveManagement {
    mutating func correct(_ wrong: any Act, _ right: any Act) {
        guard let wrong = wrong as? FacilityMaintenancePaid,
            let right = right as? FacilityMaintenancePaid
        else { return }
        upkeep += right.amount.whole - wrong.amount.whole
    }
}

extension NaiveStable {
    mutating func correct(
        _ wrong: any Act, _ right: any Act, _ stream: StreamReference, on date: LegalDate
    ) {
        guard wrong is InitiativeContractPaid else { return }
        for index in contracts.indices where contracts[index].0 == stream {
            let before = contracts[index].1.beforeLastPayment
            (contracts[index].1.paid, contracts[index].1.longestDays) = (before.0, before.1)
            contracts[index].1.lateCount = before.2
            contracts[index].1.apply(right, on: date, limit: 0)
        }
    }
}
