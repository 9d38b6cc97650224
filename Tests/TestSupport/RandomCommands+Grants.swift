import Accounting
import EventCoding

extension RandomCommands {
    mutating func grant(on date: LegalDate) -> TestCommand {
        // Two thirds of the commands are about the grant whose turn it is, which gets far by them.
        let turn = 1 + count / 400 % 90
        let subject = "grant/G\(number(0...2) > 0 ? turn : number(1...90))"
        switch number(0...48) {
        case 0...2:
            return act(
                "grant.apply", subject, date,
                [
                    "plan": .string("adjustmentPlan/P\(number(1...20))"),
                    "applicant": one(["party/maker", "party/other-maker", "party/bank"]),
                    "items": items(), "costs": costs(),
                ])
        case 3...6:
            return act(
                "grant.screen", subject, date,
                ["favourable": .bool(number(0...4) > 0), "findings": name()])
        case 7...10: return act("grant.allocate", subject, date, ["amount": amount(1...900)])
        case 11:
            return number(0...9) == 0
                ? act("grant.decline", subject, date, ["reason": name()])
                : act(
                    "grant.payAdvance", subject, date,
                    ["amount": amount(1...600), "bank": bank()])
        case 12...18:
            return act(
                "grant.payAdvance", subject, date, ["amount": amount(1...600), "bank": bank()])
        case 19, 20: return act("grant.reportPerformance", subject, date, ["items": items()])
        case 21...23:
            return act(
                "grant.inspect", subject, date,
                [
                    "final": .bool(number(0...3) > 0), "onSite": .bool(number(0...1) == 0),
                    "findings": name(),
                ])
        case _: return grantEnd(subject, on: date)
        }
    }

    mutating func grantEnd(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...11) {
        case 0...2:
            return act("grant.fixAmount", subject, date, ["returnDueOn": day(near: date)])
        case 3, 4: return act("grant.settle", subject, date, ["bank": bank()])
        case 5:
            return act(
                "grant.cancel", subject, date,
                [
                    "cause": one([
                        "misuse", "breach", "planRescindedNoFault", "changedCircumstances",
                    ]), "amount": amount(1...900), "reason": name(),
                ])
        case 6, 7:
            return act(
                "grant.orderReturn", subject, date,
                [
                    "principal": amount(1...60), "dueOn": day(near: date),
                    "cause": one(["excess", "cancelledAtFault", "cancelledNoFault"]),
                ])
        case 8, 9:
            return act("grant.assessCharge", subject, date, ["kind": one(["addOn", "late"])])
        case _:
            return act(
                "grant.receiveReturn", subject, date, ["amount": amount(1...60), "bank": bank()])
        }
    }
}
