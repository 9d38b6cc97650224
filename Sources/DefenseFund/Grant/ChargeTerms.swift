import Accounting

/// At which rate and on which day base a charge runs, day by day (C16).
public struct ChargeTerms: Sendable {
    /// Days on which the same terms hold, both ends counted.
    struct Stretch: Equatable {
        let from: LegalDate
        let through: LegalDate
        let rate: AnnualRate
        let dayBase: Int
    }

    /// What holds from the first of all days, and from each day on which it becomes another.
    private var terms: [(from: LegalDate, rate: AnnualRate, dayBase: Int)] = []

    public init(of kind: ChargeKind, in parameters: ParameterTable) {
        let rateName =
            switch kind {
            case .addOn: "addOnRate"
            case .late: "lateChargeRate"
            }
        let dayBaseName = "chargeDayBase"
        let changes = [rateName, dayBaseName].flatMap(parameters.history).map(\.effectiveOn)
        for day in [.earliest] + changes.sorted() {
            let rate = parameters.rate(rateName, on: day)
            let dayBase = parameters.number(dayBaseName, on: day)
            if let last = terms.last, last.rate == rate, last.dayBase == dayBase { continue }
            terms.append((day, rate, dayBase))
        }
    }

    /// The days from `first` through `last`, cut where the terms change and only there.
    func stretches(from first: LegalDate, through last: LegalDate) -> [Stretch] {
        var stretches: [Stretch] = []
        for place in terms.indices where terms[place].from <= last {
            let isLast = place == terms.count - 1 || terms[place + 1].from > last
            let end = isLast ? last : terms[place + 1].from.adding(days: -1) ?? last
            guard first <= end else { continue }
            stretches.append(
                Stretch(
                    from: max(first, terms[place].from), through: end, rate: terms[place].rate,
                    dayBase: terms[place].dayBase))
        }
        return stretches
    }
}
