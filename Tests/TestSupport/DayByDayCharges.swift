import Accounting
import DefenseFund

/// The same charges counted another way: day after day, in whole numbers of a hundredth of a
/// percent of a yen, on sums that are lengths on a line.
///
/// Receipts lie on the line one above the other. A return order takes the topmost length away, and
/// a payment clears the topmost length of what its order took. So the part of a receipt that bears
/// the charge on a day is where both lengths still meet.
public struct DayByDayCharges {
    private struct Span {
        let from: LegalDate
        let low: Int128
        let high: Int128
        /// Where the order that took it ends at the top.
        let top: Int128
        let paid: [ChargeExample.Payment]

        func base(on day: LegalDate) -> Int128 {
            let cleared = paid.filter { $0.on < day }.reduce(Int128(0)) { $0 + Int128($1.yen) }
            return max(0, min(high, top - cleared) - low)
        }
    }

    private let example: ChargeExample
    private var spans: [Span] = []

    public init(_ example: ChargeExample) {
        self.example = example
        if example.kind == .addOn { layReceipts() } else { layOrders() }
    }

    public var total: Int128 { spans.map(charge).reduce(0, +) }

    private mutating func layReceipts() {
        var laid: [(on: LegalDate, low: Int128, cap: Int128)] = []
        var height: Int128 = 0
        for item in example.returns where item.cause != .assetDisposal {
            for receipt in example.receipts.prefix(item.after ?? .max).dropFirst(laid.count) {
                laid.append((receipt.on, height, height + Int128(receipt.yen)))
                height += Int128(receipt.yen)
            }
            let bottom = height - Int128(item.principal)
            for place in laid.indices.reversed() {
                let (low, high) = (max(laid[place].low, bottom), min(laid[place].cap, height))
                laid[place].cap = min(laid[place].cap, bottom)
                guard low < high, item.cause == .cancelledAtFault else { continue }
                spans.append(
                    Span(
                        from: laid[place].on, low: low, high: high, top: height, paid: item.paid))
            }
            height = bottom
        }
    }

    private mutating func layOrders() {
        for item in example.returns where item.cause != .assetDisposal {
            let principal = Int128(item.principal)
            guard let from = item.dueOn.adding(days: 1) else { continue }
            spans.append(Span(from: from, low: 0, high: principal, top: principal, paid: item.paid))
        }
    }

    /// Days of one base and one set of terms are added up before anything is cut off.
    private func charge(on span: Span) -> Int128 {
        var (sum, run): (Int128, Int128) = (0, 0)
        var terms: [Int128] = []
        var day = span.from
        while day <= example.through {
            let base = span.base(on: day)
            let (rate, dayBase) = (hundredths(on: day), self.dayBase(on: day))
            if terms != [base, rate, dayBase] {
                if !terms.isEmpty { sum += run / (10_000 * terms[2]) }
                (terms, run) = ([base, rate, dayBase], 0)
            }
            guard base > 0 else { return sum }
            run += base * rate
            guard let next = day.adding(days: 1) else { break }
            day = next
        }
        return terms.isEmpty ? sum : sum + run / (10_000 * terms[2])
    }

    private func hundredths(on day: LegalDate) -> Int128 {
        let name = example.kind == .addOn ? "addOnRate" : "lateChargeRate"
        let digits = inForce(name, on: day)?.filter(\.isNumber)
        return digits.flatMap { Int128($0) } ?? 1_095
    }

    private func dayBase(on day: LegalDate) -> Int128 {
        inForce("chargeDayBase", on: day).flatMap { Int128($0) } ?? 365
    }

    private func inForce(_ name: String, on day: LegalDate) -> String? {
        var latest: ChargeExample.Setting?
        for setting in example.settings where setting.name == name && setting.from <= day {
            if let latest, latest.from > setting.from { continue }
            latest = setting
        }
        return latest?.value
    }
}
