public import Accounting
public import EventSourcing

extension FacilityState {
    /// The management of the facility by one manufacturer, and what happened under it.
    public struct Entrustment: Hashable, Sendable {
        public let manager: Reference<Party>
        public let from: LegalDate
        public internal(set) var endedOn: LegalDate?
        /// When the rules and each change of them were approved.
        public internal(set) var rulesApprovedOn: [LegalDate] = []
        public internal(set) var supervisionOrders: [LegalDate] = []
        public internal(set) var permitted: [Period] = []
        public internal(set) var charged: [Period] = []
        public internal(set) var uses: [Use] = []
        /// The fiscal years on which the manager has reported.
        public internal(set) var reportedYears: [FiscalYear] = []

        init(manager: Reference<Party>, from: LegalDate) {
            self.manager = manager
            self.from = from
        }

        public var isEnded: Bool { endedOn != nil }

        /// When operations started: no rules, no operation.
        public var operatesFrom: LegalDate? { rulesApprovedOn.first }

        /// Whether some of the year lies in the entrustment, whose last day is the one on which it
        /// ended.
        public func isPart(of year: FiscalYear) -> Bool {
            from <= year.lastDay && (endedOn.map { year.firstDay <= $0 } ?? true)
        }
    }

    /// Days from one to another, both counted.
    public struct Period: Hashable, Sendable {
        public let from: LegalDate
        public let through: LegalDate

        /// `nil` if it ends before it begins.
        public init?(from: LegalDate, through: LegalDate) {
            guard from <= through else { return nil }
            self.from = from
            self.through = through
        }

        func overlaps(_ other: Period) -> Bool {
            from <= other.through && other.from <= through
        }

        /// Whether each of its days lies in one of the periods.
        func isCovered(by periods: [Period]) -> Bool {
            var uncovered = from
            for period in periods.sorted(by: { $0.from < $1.from })
            where period.from <= uncovered && uncovered <= period.through {
                guard period.through < through, let next = period.through.adding(days: 1) else {
                    return true
                }
                uncovered = next
            }
            return false
        }
    }

    /// The hours of a period.
    public struct Use: Hashable, Sendable {
        public let period: Period
        public let designatedHours: HourCount
        public let exceptionalHours: HourCount
    }

    /// What is against the Policy in a recorded use: noted, never refused (C22).
    public enum UseFinding: String, Hashable, Sendable, CaseIterable {
        /// More hours for exceptional products than for designated equipment, in the accounting
        /// period (the fiscal year) up to the last day of the use.
        case hoursExceeded
        /// Exceptional products on days for which no use was permitted.
        case notPermitted
        /// Exceptional products on days for which no fee has been charged so far.
        case feeNotCharged
    }
}

extension FacilityState.Entrustment {
    /// The hours of the accounting period of a day, the fiscal year, up to that day, as far as they
    /// are recorded. No use passes the end of the period.
    func hours(through date: LegalDate) -> (designated: UInt64, exceptional: UInt64) {
        let year = FiscalYear(date)
        var sum: (designated: UInt64, exceptional: UInt64) = (0, 0)
        for use in uses
        where FiscalYear(use.period.through) == year && use.period.through <= date {
            sum.designated += use.designatedHours.storedNumber
            sum.exceptional += use.exceptionalHours.storedNumber
        }
        return sum
    }

    /// What is against the Policy in a use of this entrustment, as things stand now.
    public func findings(on use: FacilityState.Use) -> [FacilityState.UseFinding] {
        guard use.exceptionalHours.hours > 0 else { return [] }
        var findings: [FacilityState.UseFinding] = []
        let hours = hours(through: use.period.through)
        if hours.designated < hours.exceptional { findings.append(.hoursExceeded) }
        if !use.period.isCovered(by: permitted) { findings.append(.notPermitted) }
        if !use.period.isCovered(by: charged) { findings.append(.feeNotCharged) }
        return findings
    }
}
