import Accounting

/// At which rate and on which day base a charge runs, day by day (C16).
struct ChargeTerms {
    /// Days on which the same terms hold, both ends counted.
    struct Stretch: Equatable {
        let from: LegalDate
        var through: LegalDate
        let rate: AnnualRate
        let dayBase: Int
    }

    private static let dayBase = "chargeDayBase"
    private let rateName: String
    private let parameters: ParameterTable
    /// The days on which a parameter may begin to be another, in order.
    private let changes: [LegalDate]

    init(of kind: ChargeKind, in parameters: ParameterTable) {
        rateName =
            switch kind {
            case .addOn: "addOnRate"
            case .late: "lateChargeRate"
            }
        self.parameters = parameters
        changes = [rateName, Self.dayBase].flatMap(parameters.history).map(\.effectiveOn).sorted()
    }

    /// The days from `first` through `last`, cut where the terms change and only there.
    func stretches(from first: LegalDate, through last: LegalDate) -> [Stretch] {
        var stretches: [Stretch] = []
        for day in [first] + changes where first <= day && day <= last {
            let stretch = Stretch(
                from: day, through: last, rate: parameters.rate(rateName, on: day),
                dayBase: parameters.number(Self.dayBase, on: day))
            guard let before = stretches.last else {
                stretches.append(stretch)
                continue
            }
            guard (stretch.rate, stretch.dayBase) != (before.rate, before.dayBase) else { continue }
            stretches[stretches.count - 1].through = day.adding(days: -1) ?? day
            stretches.append(stretch)
        }
        return stretches
    }
}
