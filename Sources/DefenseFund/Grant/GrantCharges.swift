import Accounting
import EventSourcing

/// The charges on returns, to the yen (C16): simple interest on what is outstanding, day by day,
/// both ends counted, a part payment lowering the base from the next day, each day at the rate that
/// is in force on it.
enum GrantCharges {
    /// The computation of a charge through `date`, from the beginning; `nil` if a line of it has
    /// more days or yen than can be told.
    static func lines(
        _ kind: ChargeKind, of grant: GrantState, through date: LegalDate, at terms: ChargeTerms
    ) -> [ChargeLine]? {
        var lines: [ChargeLine] = []
        for debt in debts(kind, of: grant) {
            guard let part = segments(debt, through: date, at: terms) else {
                return nil
            }
            lines += part
        }
        return lines
    }

    /// The first day from which any charge can count; `nil` if there is nothing to charge on.
    static func firstDay(of grant: GrantState) -> LegalDate? {
        (grant.payments.map(\.on) + grant.returnOrders.map(\.dueOn)).min()
    }

    /// A sum that bears the charge from a day on, and what lowered it.
    private struct Debt {
        var base: Yen
        let from: LegalDate
        var repayments: [GrantState.Payment]

        /// What comes in on one day is added up: it lowers the base from the next day on.
        mutating func add(_ amount: Yen, on date: LegalDate) {
            if let last = repayments.last, last.on == date, let sum = last.amount.adding(amount) {
                repayments[repayments.count - 1] = .init(on: date, amount: sum)
            } else {
                repayments.append(.init(on: date, amount: amount))
            }
        }
    }

    private static func debts(_ kind: ChargeKind, of grant: GrantState) -> [Debt] {
        switch kind {
        case .addOn: addOnDebts(grant)
        case .late:
            grant.returnOrders.filter(\.cause.isOfPaidMoney).compactMap { order in
                order.dueOn.adding(days: 1).map {
                    Debt(base: order.principal, from: $0, repayments: order.repayments)
                }
            }
        }
    }

    /// Each order asks back the latest receipts before it first, and each return pays the latest
    /// back first.
    private static func addOnDebts(_ grant: GrantState) -> [Debt] {
        var receipts: [GrantState.Payment] = []
        var received = 0
        var debts: [Debt] = []
        for order in grant.returnOrders where order.cause.isOfPaidMoney {
            let end = min(order.paymentCount, grant.payments.count)
            if received < end { receipts += grant.payments[received..<end] }
            received = max(received, end)
            var parts: [Debt] = []
            var rest = order.principal
            while rest > .zero, let receipt = receipts.popLast() {
                let part = min(rest, receipt.amount)
                if let kept = receipt.amount.subtracting(part), kept > .zero {
                    receipts.append(.init(on: receipt.on, amount: kept))
                }
                parts.append(Debt(base: part, from: receipt.on, repayments: []))
                rest = rest.subtracting(part) ?? .zero
            }
            if order.cause == .cancelledAtFault {
                debts += distribute(order.repayments, over: parts)
            }
        }
        return debts
    }

    private static func distribute(_ repayments: [GrantState.Payment], over parts: [Debt])
        -> [Debt]
    {
        var parts = parts
        var open = parts.map(\.base)
        for repayment in repayments {
            var rest = repayment.amount
            for index in parts.indices where rest > .zero && open[index] > .zero {
                let applied = min(rest, open[index])
                parts[index].add(applied, on: repayment.on)
                open[index] = open[index].subtracting(applied) ?? .zero
                rest = rest.subtracting(applied) ?? .zero
            }
        }
        return parts
    }

    /// One line for each stretch of days on which the base and the terms stay the same.
    private static func segments(
        _ debt: Debt, through date: LegalDate, at terms: ChargeTerms
    ) -> [ChargeLine]? {
        var lines: [ChargeLine] = []
        var base = debt.base
        var from = debt.from
        func addLines(through end: LegalDate) -> Bool {
            guard base > .zero, from <= end else { return true }
            for stretch in terms.stretches(from: from, through: end) {
                guard let line = line(on: base, stretch) else { return false }
                lines.append(line)
            }
            return true
        }
        for repayment in debt.repayments where repayment.on <= date {
            guard addLines(through: repayment.on) else { return nil }
            base = base.subtracting(repayment.amount) ?? .zero
            from = max(from, repayment.on.adding(days: 1) ?? repayment.on)
        }
        return addLines(through: date) ? lines : nil
    }

    private static func line(on base: Yen, _ stretch: ChargeTerms.Stretch) -> ChargeLine? {
        let days = stretch.from.days(until: stretch.through) + 1
        let (rate, dayBase) = (stretch.rate, stretch.dayBase)
        guard days <= DayCount.maximum else { return nil }
        return rate.interest(on: base, days: days, dayBase: dayBase).map { amount in
            ChargeLine(
                base: base, from: stretch.from, through: stretch.through, days: DayCount(days),
                rate: rate, amount: amount, dayBase: dayBase == 365 ? nil : DayCount(dayBase))
        }
    }
}
