import Accounting
import DefenseFund
import EventSourcing
import TestSupport

extension NaiveLedger {
    func grantDuties(on day: LegalDate) -> [NaiveDuty] {
        grants.flatMap { reference, grant -> [NaiveDuty] in
            let life = NaiveGrantLife(grant, acts(about: reference.stream), control)
            return decisionDuty(grant, life) + returnProcedure(grant, life)
                + paymentDuty(grant, life) + life.returnDuties(of: grant)
                + chargeDuties(grant, life, day)
        }
    }

    private func decisionDuty(_ grant: NaiveGrant, _ life: NaiveGrantLife) -> [NaiveDuty] {
        let kinds = [
            "applied": ("screenApplication", "corporation.screener"),
            "screened": ("decideApplication", "corporation.approver"),
            "screenedUnfavourably": ("decideApplication", "corporation.approver"),
        ]
        guard let (what, by) = kinds[grant.stage] else { return [] }
        return [
            NaiveDuty(
                what: what, thing: life.thing, by: by, since: grant.stageSince,
                amount: life.applied, basis: "Subsidy Act 6")
        ]
    }

    /// The act that rescinded the approval of the grant's plan.
    private func rescission(of grant: NaiveGrant)
        -> (place: LogPosition, on: LegalDate, isAtFault: Bool)?
    {
        acts(about: grant.plan.stream).compactMap { act in
            (act.act as? AdjustmentPlanApprovalRescinded).map {
                (act.event, act.on, $0.cause == .atFault)
            }
        }.last
    }

    /// What is not decided on since a rescission; then the fixing that alone lets the rest be paid.
    private func returnProcedure(_ grant: NaiveGrant, _ life: NaiveGrantLife) -> [NaiveDuty] {
        let again = grant.reportedAnew.map { since in
            NaiveDuty(
                what: "fixAmount", thing: life.thing, by: "corporation.approver", since: since,
                amount: grant.ceiling, basis: "C11")
        }
        guard let rescission = rescission(of: grant) else { return again.map { [$0] } ?? [] }
        let isAnswered = life.answers.contains { rescission.place < $0 }
        var kept = 0
        switch grant.stage {
        case "fixed", "settled": kept = grant.ceiling
        case "allocated", "reported": kept = isAnswered ? grant.cost ?? 0 : 0
        case _: return []
        }
        if rescission.isAtFault { kept = 0 }
        guard grant.ceiling <= kept else {
            let days = control.number("returnProcedureDeadlineDays", on: rescission.on)
            return [
                NaiveDuty(
                    what: "openReturnProcedure", thing: life.thing, by: "corporation.approver",
                    since: rescission.on, dueOn: rescission.on.adding(days: days),
                    amount: grant.ceiling - kept,
                    basis: "Basic Policy 3.3.2; C13; returnProcedureDeadlineDays")
            ]
        }
        guard again == nil, grant.stage == "reported" else { return again.map { [$0] } ?? [] }
        return [
            NaiveDuty(
                what: "fixAmount", thing: life.thing, by: "corporation.approver",
                since: max(rescission.on, grant.stageSince), amount: grant.ceiling,
                basis: "Basic Policy 3.2.3, 3.3.2; C13")
        ]
    }

    private func paymentDuty(_ grant: NaiveGrant, _ life: NaiveGrantLife) -> [NaiveDuty] {
        if let since = grant.suspendedOn {
            return [
                NaiveDuty(
                    what: "resumeOrCancel", thing: life.thing, by: "corporation.approver",
                    since: since, basis: "Subsidy Act 13")
            ]
        }
        guard grant.stage == "fixed", rescission(of: grant)?.isAtFault != true else { return [] }
        return [
            NaiveDuty(
                what: "paySettlement", thing: life.thing, by: "corporation.treasurer",
                since: grant.stageSince, amount: grant.payable, basis: "Act 18(1)")
        ]
    }

    private func chargeDuties(_ grant: NaiveGrant, _ life: NaiveGrantLife, _ day: LegalDate)
        -> [NaiveDuty]
    {
        guard grant.stage != "closed", let first = life.orders.first else { return [] }
        var duties: [NaiveDuty] = []
        for kind in ChargeKind.allCases {
            let total = DayByDayCharges(life.example(kind, through: day, under: control)).total
            let rest = Int(total) - life.standing(kind)
            guard rest > 0 else { continue }
            duties.append(
                NaiveDuty(
                    what: kind == .addOn ? "assessAddOnCharge" : "assessLateCharge",
                    thing: life.thing, by: "corporation.approver",
                    since: life.chargedOn ?? first.on, amount: rest, basis: "Subsidy Act 19; C16"))
        }
        guard let since = life.chargedOn else { return duties }
        let wrong = ChargeKind.allCases.map { life.groundless($0) }.reduce(0, +)
        let owed = max(0, grant.chargesOwed - wrong)
        if owed > 0 {
            duties.append(
                NaiveDuty(
                    what: "collectCharges", thing: life.thing, by: "corporation.treasurer",
                    since: since, amount: owed, basis: "Subsidy Act 19; C16"))
        }
        if grant.chargesOwed > owed {
            duties.append(
                NaiveDuty(
                    what: "waiveCharge", thing: life.thing, by: "corporation.approver",
                    since: since, amount: grant.chargesOwed - owed, basis: "Subsidy Act 19; C16"))
        }
        return duties
    }
}

/// A grant lived through once more, for what its register does not hold: what was paid when, what
/// became returnable why, what each order got back.
struct NaiveGrantLife {
    let thing: StreamReference
    private(set) var applied = 0
    private(set) var payments: [(on: LegalDate, event: LogPosition, yen: Int)] = []
    private(set) var orders: [Order] = []
    private var assessed: [ChargeKind: Int] = [:]
    /// What waivers took of charges that had no ground any more.
    private var withdrawn: [ChargeKind: Int] = [:]
    private var chargedThrough: [ChargeKind: LegalDate] = [:]
    private let control: NaiveControl
    /// The events that open a return procedure.
    private(set) var answers: [LogPosition] = []
    private var returnable: [ReturnCause: Int] = [:]
    private var returnableOn: LegalDate?

    struct Order {
        let on: LegalDate
        let due: LegalDate
        let cause: ReturnCause
        fileprivate(set) var principal: Int
        let paymentCount: Int
        var paid: [ChargeExample.Payment] = []

        var open: Int { principal - paid.map { Int($0.yen) }.reduce(0, +) }
    }

    /// - Parameter grant: as it is in the end; it is lived through from its application.
    init(_ grant: NaiveGrant, _ acts: [NaiveAct], _ control: NaiveControl) {
        self.control = control
        thing = acts.first?.thing ?? StreamReference(.start)
        var grant = NaiveGrant(
            name: grant.name, plan: grant.plan, applicant: grant.applicant,
            stageSince: acts.first?.on ?? grant.stageSince)
        for act in acts {
            let before = grant
            _ = grant.apply(act.act, on: act.on)
            note(act, from: before, to: grant)
        }
    }

    private mutating func note(_ act: NaiveAct, from before: NaiveGrant, to after: NaiveGrant) {
        if after.paid > before.paid {
            payments.append((act.on, act.event, after.paid - before.paid))
        }
        switch act.act {
        case let act as GrantApplied: applied = act.items.map(\.amount.whole).reduce(0, +)
        case is GrantAmountFixed:
            returnable[.excess] = 0
            take(.excess, after.excessToOrder, on: act.on)
            for place in orders.indices { orders[place].principal = after.orders[place].principal }
            answers.append(act.event)
        case let cancelled as GrantCancelled:
            let isAtFault = [.misuse, .breach, .planRescindedAtFault].contains(cancelled.cause)
            take(
                isAtFault ? .cancelledAtFault : .cancelledNoFault, after.toOrder - before.toOrder,
                on: act.on)
            answers.append(act.event)
        case let order as GrantReturnOrdered:
            orders.append(
                Order(
                    on: act.on, due: order.dueOn, cause: order.cause,
                    principal: order.principal.whole, paymentCount: payments.count))
            if order.cause != .assetDisposal {
                returnable[order.cause, default: 0] -= order.principal.whole
                answers.append(act.event)
            }
        case let back as GrantReturned: receive(back.amount.whole, on: act.on)
        case let charge as GrantChargeAssessed:
            assessed[charge.kind, default: 0] += charge.amount.whole
            chargedThrough[charge.kind] = act.on
        case let waiver as GrantChargeWaived:
            withdrawn[waiver.kind, default: 0] += min(
                waiver.amount.whole, groundless(waiver.kind))
        case _: break
        }
    }

    var chargedOn: LegalDate? { chargedThrough.values.max() }

    func standing(_ kind: ChargeKind) -> Int { (assessed[kind] ?? 0) - (withdrawn[kind] ?? 0) }

    /// What was charged beyond what has accrued through that day, counted day by day.
    func groundless(_ kind: ChargeKind) -> Int {
        guard let day = chargedThrough[kind] else { return 0 }
        let accrued = DayByDayCharges(example(kind, through: day, under: control)).total
        return max(0, standing(kind) - Int(accrued))
    }

    private mutating func take(_ cause: ReturnCause, _ amount: Int, on day: LegalDate) {
        guard amount > 0 else { return }
        returnable[cause, default: 0] += amount
        returnableOn = day
    }

    private mutating func receive(_ amount: Int, on day: LegalDate) {
        var rest = amount
        for place in orders.indices.sorted(by: { (orders[$0].due, $0) < (orders[$1].due, $1) }) {
            let part = min(rest, orders[place].open)
            if part > 0 { orders[place].paid.append(.init(on: day, yen: Int64(part))) }
            rest -= part
        }
    }

    func returnDuties(of grant: NaiveGrant) -> [NaiveDuty] {
        let shares = grant.toOrder - returnable.values.reduce(0, +)
        let ofShares = NaiveDuty(
            what: "orderReturn", thing: thing, by: "corporation.approver",
            since: returnableOn ?? grant.stageSince, amount: shares, basis: "Subsidy Act 22")
        return (shares > 0 ? [ofShares] : [])
            + returnable.filter { $0.value > 0 }.compactMap { _, amount in
                returnableOn.map {
                    NaiveDuty(
                        what: "orderReturn", thing: thing, by: "corporation.approver", since: $0,
                        amount: amount, basis: "Subsidy Act 18; C12")
                }
            }
            + orders.filter { $0.open > 0 }.map { order in
                NaiveDuty(
                    what: "collectReturn", thing: thing, by: "corporation.treasurer",
                    since: order.on, dueOn: order.due, amount: order.open,
                    basis: "Subsidy Act " + (order.cause == .assetDisposal ? "22" : "18"))
            }
    }

    /// What a charge is computed of. Payments stand in the order of their days.
    func example(_ kind: ChargeKind, through day: LegalDate, under control: NaiveControl)
        -> ChargeExample
    {
        ChargeExample(
            kind: kind,
            receipts: payments.sorted { ($0.on, $0.event) < ($1.on, $1.event) }
                .map { .init(on: $0.on, yen: Int64($0.yen)) },
            returns: orders.map { order in
                ChargeExample.Return(
                    principal: Int64(order.principal), cause: order.cause, dueOn: order.due,
                    after: order.paymentCount, paid: order.paid)
            }, settings: control.chargeSettings, through: day)
    }
}
