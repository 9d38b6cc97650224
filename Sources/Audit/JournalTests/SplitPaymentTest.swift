import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Payments to one party that stay under a limit one by one and pass it together.
struct SplitPaymentTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "splitPayments", ReportLabel("分割払い", "Split payments"),
        asks: "Was one payment split into several so that each stays under a limit?",
        of: "All payments whose party the log names: entries that credit deposits or the Treasury.",
        exception: "Every payment of a group to the same party within 'days' days, each below a "
            + "limit of 'limitsYen' and together not below it.",
        .amounts(
            "limitsYen", [100_000_000],
            "The limits of the house. The default is none of the ledger's: put in those of the "
                + "Corporation's business rules."),
        .number("days", 7, in: 1...366, "How many days a group spans at most, both ends counted."))

    private struct Payment {
        let position: LogPosition
        let on: LegalDate
        let amount: Int128
    }

    private var payments: [[String]: [Payment]] = [:]
    private let limits: [Int128]
    private let days: Int

    init(_ parameters: JournalParameters) {
        limits = parameters.amounts("limitsYen")
        days = parameters.number("days")
    }

    func covers(_ item: JournalItem) -> Bool {
        !item.counterparties.isEmpty && Self.paid(in: item) > 0
    }

    private static let treasuries: [Book] = [.stable, .property]
    private static let treasury: AccountCode = 331

    /// What leaves bank accounts or the Treasury.
    private static func paid(in item: JournalItem) -> Int128 {
        item.legs.filter { leg in
            guard let account = leg.account else { return false }
            return ChartOfAccounts.account(account)?.subAccounts == .bank
                || treasuries.contains(account.book) && account.code == treasury
        }.reduce(0) { $0 - Int128($1.signedAmount) }
    }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        payments[item.counterparties, default: []].append(
            Payment(
                position: item.position, on: item.event.head.effectiveOn,
                amount: Self.paid(in: item)))
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        var reasons: [LogPosition: [String]] = [:]
        for (parties, all) in payments {
            let ordered = all.sorted { ($0.on, $0.position) < ($1.on, $1.position) }
            for limit in limits {
                for (group, new) in groups(of: ordered.filter { $0.amount < limit }, from: limit) {
                    let text =
                        "payments \(Self.named(group)) to \(parties.joined(separator: "; ")) come "
                        + "to \(group.reduce(0) { $0 + $1.amount }) yen, the limit being \(limit)"
                    for payment in new { reasons[payment.position, default: []].append(text) }
                }
            }
        }
        var found = JournalExceptions()
        for (position, texts) in reasons.sorted(by: { $0.key < $1.key }) {
            found.add(at: position, texts.joined(separator: "; "))
        }
        return .of(found)
    }

    private static func named(_ group: ArraySlice<Payment>) -> String {
        let named = group.prefix(20).map(\.position.description).joined(separator: ", ")
        return group.count > 20 ? "\(named) and \(group.count - 20) more" : named
    }

    /// Groups within the days that reach the limit: of each payment those that follow within the
    /// days. Each group comes with the payments of it that are in none before: so every payment of
    /// any group is told once.
    private func groups(of payments: [Payment], from limit: Int128)
        -> [(group: ArraySlice<Payment>, new: ArraySlice<Payment>)]
    {
        var groups: [(group: ArraySlice<Payment>, new: ArraySlice<Payment>)] = []
        var (end, told) = (0, 0)
        var sum: Int128 = 0
        for start in payments.indices {
            while end < payments.count, payments[start].on.days(until: payments[end].on) < days {
                sum += payments[end].amount
                end += 1
            }
            if end - start > 1, sum >= limit, end > told {
                groups.append((payments[start..<end], payments[max(start, told)..<end]))
                told = end
            }
            sum -= payments[start].amount
        }
        return groups
    }
}
