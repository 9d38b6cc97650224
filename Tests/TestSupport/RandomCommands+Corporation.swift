import Accounting
import EventCoding

extension RandomCommands {
    private var subject: String { "corporation/C\(changeCount)" }

    /// One Corporation after the other; the same body is not designated twice within years.
    private var body: JSONValue {
        let bodies = ["body", "maker", "other-maker", "broker", "state", "trust"]
        return .string("party/\(bodies[changeCount % bodies.count])")
    }

    /// The life of the first Corporation, told by nobody's chance: it is designated before any
    /// money, so that it has a year to report on whose figures are known without a ledger, and has
    /// redeemed all investments when its fund goes to the Treasury.
    mutating func firstCorporation() -> [TestCommand] {
        let last = FiscalYear(today).firstDay.adding(days: -1) ?? today
        let bank: JSONValue = "party/bank"
        let next = today.adding(days: 1) ?? today
        let first = [
            designation(on: last, criteriaMet: true),
            report(
                on: today, of: FiscalYear(last),
                [.object([.init("line", "otherIncome"), .init("amount", .integer(0))])]),
            act(
                "businessRules.approve", subject, today,
                ["financeConsultedOn": .string(today.description), "summary": "rules"]),
            act(
                "subsidy.receive", "fund", today,
                ["budgetYear": "FY2024", "amount": .integer(900), "bank": bank]),
            act(
                "investment.make", "investment/I0", today,
                [
                    "instrument": "deposit", "description": "a week", "institution": bank,
                    "nominal": .integer(400), "cost": .integer(400),
                    "maturesOn": .string(next.description), "principalGuaranteed": false,
                    "bank": bank,
                ]),
        ]
        today = next
        let redeemed = [
            act("yield.receive", "investment/I0", next, ["amount": .integer(7), "bank": bank]),
            act(
                "investment.redeem", "investment/I0", next,
                ["cost": .integer(400), "proceeds": .integer(400), "bank": "party/trust"]),
        ]
        return first + redeemed + change(toTreasury: true)
    }

    mutating func corporation(on date: LegalDate) -> TestCommand {
        switch number(0...15) {
        case 0: return designation(on: date, criteriaMet: number(0...1) == 0)
        case 1 where number(0...7) == 0:
            today = today.adding(days: 25) ?? today
            queue = change(toTreasury: number(0...1) == 0)
            return queue.removeFirst()
        case 2...4: return rules(on: date)
        case 5:
            return act(
                "supervision.order", subject, date, ["content": name(), "reason": name()])
        case 6:
            return report(
                on: date, of: FiscalYear(date.adding(days: -365) ?? date),
                [
                    .object([
                        .init("line", one(["grants", "subsidies"])),
                        .init("amount", amount(0...900)), .init("belowZero", .bool(true)),
                    ])
                ])
        case 7: return handover(to: nil, on: date)
        case _:
            return plan(of: one([FiscalYear(date), nextYear(date)].map(\.description)), on: date)
        }
    }

    private func designation(on date: LegalDate, criteriaMet: Bool) -> TestCommand {
        act(
            "corporation.designate", subject, date,
            ["party": body, "form": "association", "criteriaMet": .bool(criteriaMet)])
    }

    private mutating func rules(on date: LegalDate) -> TestCommand {
        act(
            "businessRules.approve", subject, date,
            ["financeConsultedOn": day(near: date), "summary": name()])
    }

    private mutating func plan(of year: String, on date: LegalDate) -> TestCommand {
        act(
            "annualPlan.approve", subject, date,
            [
                "fiscalYear": .string(year),
                "budget": [
                    .object([
                        .init("line", "operatingCost"), .init("amount", amount(1...3_000)),
                    ])
                ],
            ])
    }

    private func report(on date: LegalDate, of year: FiscalYear, _ settlement: [JSONValue])
        -> TestCommand
    {
        act(
            "annualReport.submit", subject, date,
            [
                "fiscalYear": .string(year.description), "settlement": .array(settlement),
                "summary": "report",
            ])
    }

    private func handover(to successor: String?, on date: LegalDate) -> TestCommand {
        act(
            "fund.handOver", subject, date,
            successor.map { ["successor": .string($0)] } ?? [:])
    }

    private func nextYear(_ date: LegalDate) -> FiscalYear {
        FiscalYear(date.adding(days: 365) ?? date)
    }

    /// The designation is rescinded, another one follows, and takes the fund over or what is left
    /// of it: later than any act before, so that only few of its steps are refused.
    private mutating func change(toTreasury: Bool) -> [TestCommand] {
        let date = today
        var commands = [
            act("corporation.rescindDesignation", subject, date, ["reason": name()])
        ]
        if toTreasury { commands.append(handover(to: nil, on: date)) }
        let last = handover(to: "corporation/C\(changeCount + 1)", on: date)
        changeCount += 1
        commands += [
            designation(on: date, criteriaMet: true), last,
            act(
                "businessRules.approve", subject, date,
                ["financeConsultedOn": .string(date.description), "summary": "rules"]),
            plan(of: FiscalYear(date).description, on: date),
            plan(of: nextYear(date).description, on: date),
        ]
        return commands
    }

    mutating func stateReturn(on date: LegalDate) -> TestCommand {
        let order = "stateReturn/S\(number(1...30))"
        guard number(0...1) == 0 else {
            return act("stateReturn.make", order, date, ["amount": amount(1...3), "bank": bank()])
        }
        return act(
            "stateReturn.order", order, date,
            [
                "debtor": .string("corporation/C\(number(0...changeCount))"),
                "budgetYear": .string(FiscalYear(date).description), "amount": amount(1...3),
                "dueOn": day(near: date),
                "cause": one(["otherUse", "breach", "indirectMisuse", "excess"]),
                "reason": name(),
            ])
    }

    mutating func journal(on date: LegalDate) -> TestCommand {
        introduced += 1
        let amount = amount(1...900)
        let isDebit = number(0...2) > 0
        let account: String = one(["131", "221", "311", "421", "521", "521", "512"])
        let other: JSONValue = number(0...9) == 0 ? self.amount(0...900) : amount
        return act(
            "journal.post", "journal/J\(introduced)", date,
            [
                "book": one(["SUPPORT", "SUPPORT", "OTHER", "OTHER", "FUND"]),
                "legs": [
                    .object([
                        .init("account", .integer(111)), .init("of", bank()),
                        .init("side", .string(isDebit ? "debit" : "credit")),
                        .init("amount", amount),
                    ]),
                    .object([
                        .init("account", .integer(Int128(account) ?? 131)),
                        .init("side", .string(isDebit ? "credit" : "debit")),
                        .init("amount", other),
                    ]),
                ], "text": name(),
            ])
    }
}
