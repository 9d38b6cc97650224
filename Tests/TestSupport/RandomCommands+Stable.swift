import Accounting
import EventCoding

extension RandomCommands {
    mutating func stable(on date: LegalDate) -> TestCommand {
        switch number(0...19) {
        case 0:
            return act(
                "equipment.designate", "equipment/E\(number(1...4))", date,
                ["name": name(), "reason": name()])
        case 1, 2: return budget(on: date)
        case 3...9: return stablePlan("stablePlan/S\(number(1...8))", on: date)
        case 10...13: return contract("initiativeContract/K\(number(1...24))", on: date)
        case 14...16:
            return act(
                "initiativeContract.accept", "initiativeContract/K\(number(1...24))", date,
                ["amount": amount(1...200), "findings": name()])
        case _:
            return act(
                "initiativeContract.pay", "initiativeContract/K\(number(1...24))", date,
                ["amount": amount(1...200)])
        }
    }

    private mutating func budget(on date: LegalDate) -> TestCommand {
        guard number(0...9) > 0 else {
            return act(
                "parameter.set", "parameter/payWithoutDelayDays", date,
                ["value": one(["10", "30", "60"]), "reason": name()])
        }
        let year = FiscalYear(date).firstCalendarYear + number(-1...1)
        return act(
            "stableBudget.appropriate", "stableBudget/FY\(year)", date,
            ["amount": amount(1...900), "authority": name()])
    }

    private mutating func stablePlan(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...19) {
        case 0...3:
            return act(
                "stablePlan.submit", subject, date,
                [
                    "equipment": .string("equipment/E\(number(1...4))"),
                    "applicants": applicants(), "initiatives": initiatives(), "content": name(),
                ])
        case 4...8: return act("stablePlan.approve", subject, date, ["confirmed": confirmed()])
        case 9 where number(0...2) == 0:
            return act("stablePlan.decline", subject, date, ["reason": name()])
        case 9...11:
            return act(
                "stablePlan.submitChange", subject, date,
                [
                    "initiatives": initiatives(), "content": name(), "implementation": name(),
                ])
        case 12...16:
            return act("stablePlan.approveChange", subject, date, ["confirmed": confirmed()])
        case 17: return act("stablePlan.declineChange", subject, date, ["reason": name()])
        case 18 where number(0...5) == 0:
            return act("stablePlan.rescindApproval", subject, date, ["reason": name()])
        case 19 where number(0...5) == 0:
            return act("stablePlan.complete", subject, date, ["note": name()])
        case _: return act("stablePlan.approve", subject, date, ["confirmed": confirmed()])
        }
    }

    private mutating func contract(_ subject: String, on date: LegalDate) -> TestCommand {
        act(
            "initiativeContract.conclude", subject, date,
            [
                "plan": .string("stablePlan/S\(number(1...8))"), "initiative": initiative(),
                "operator": one(["party/maker", "party/other-maker", "party/body"]),
                "amount": amount(1...300), "costs": costs(), "procurement": name(),
            ])
    }

    /// Names of costs, which two seldom share.
    mutating func costs() -> JSONValue {
        .array((0...number(0...2)).map { _ in .string("cost-\(number(1...90_000))") })
    }

    private mutating func initiative() -> JSONValue { one(["line", "firewall"]) }

    /// Mostly of a manufacturer; the others are not open to all initiatives.
    private mutating func applicants() -> JSONValue {
        let choices = [
            [("party/maker", "manufacturer"), ("party/body", "wouldBe")],
            [("party/other-maker", "manufacturer")], [("party/body", "wouldBe")],
        ]
        return .array(
            one(choices).map { party, standing in
                .object([
                    .init("party", .string(party)), .init("standing", .string(standing)),
                ])
            })
    }

    private mutating func initiatives() -> JSONValue {
        let choices = [
            [("line", "efficiency"), ("firewall", "cybersecurity")],
            [("line", "supplyChain")], [("firewall", "succession")],
            [("line", "efficiency"), ("firewall", "cybersecurity")],
        ]
        return .array(
            one(choices).map { name, kind in
                .object([
                    .init("name", .string(name)), .init("kind", .string(kind)),
                    .init("cost", amount(500...2_000)),
                ])
            })
    }

    private mutating func confirmed() -> JSONValue {
        .array(
            one([["line", "firewall"], ["line", "firewall"], ["line"], ["firewall"]]).map { name in
                .object([.init("initiative", .string(name)), .init("cost", amount(1...900))])
            })
    }
}
