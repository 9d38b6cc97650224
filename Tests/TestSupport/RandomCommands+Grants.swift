import Accounting
import EventCoding

extension RandomCommands {
    mutating func grant(on date: LegalDate) -> TestCommand {
        // Two thirds of the commands are about the grant whose turn it is, which gets far by them.
        let turn = 1 + count / 400 % 90
        let subject = "grant/G\(number(0...2) > 0 ? turn : number(1...90))"
        switch number(0...54) {
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
        case 24...29: return grantCourse(subject, on: date)
        case _: return grantEnd(subject, on: date)
        }
    }

    mutating func grantCourse(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...37) {
        case 0: return act("grant.withdraw", subject, date, ["reason": name()])
        case 1...5:
            return act(
                "grant.approveChange", subject, date,
                ["items": items(), "amount": amount(1...900), "reason": name()])
        case 6: return act("grant.suspend", subject, date, ["reason": name()])
        case 7...11: return act("grant.resume", subject, date, ["reason": name()])
        case 12...20:
            return act(
                "grant.registerAsset", subject, date,
                [
                    "asset": one(["press", "lathe"]), "what": name(),
                    "cost": amount(400_000...900_000), "borne": amount(1...300), "place": name(),
                    "restrictedUntil": day(near: date),
                ])
        case 21...27:
            return act(
                "grant.approveAssetDisposal", earlierGrant(), date,
                [
                    "asset": one(["press", "lathe"]), "proceeds": amount(0...900_000),
                    "returnDueOn": day(near: date), "reason": name(),
                ])
        case _: return act("grant.close", subject, date, ["note": name()])
        }
    }

    /// Any grant whose turn has come: few have an asset, or a charge that is owed.
    private mutating func earlierGrant() -> String {
        "grant/G\(number(1...(1 + count / 400 % 90)))"
    }

    mutating func grantEnd(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...13) {
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
                    "principal": amount(1...(number(0...1) == 0 ? 60 : 600)),
                    "dueOn": day(near: date),
                    "cause": one(["excess", "cancelledAtFault", "cancelledNoFault"]),
                ])
        case 8, 9:
            return act("grant.assessCharge", subject, date, ["kind": one(["addOn", "late"])])
        case 10, 11:
            return act(
                "grant.waiveCharge", earlierGrant(), date,
                ["kind": one(["addOn", "late"]), "amount": 1, "reason": name()])
        case _:
            return act(
                "grant.receiveReturn", subject, date, ["amount": amount(1...60), "bank": bank()])
        }
    }

    /// A grant is misused, what was paid is ordered back, and a part of it comes in.
    mutating func misuse() -> TestCommand {
        let subject = "grant/G\(1 + count / 400 % 90)"
        let due = today.adding(days: 20) ?? today
        for _ in 0..<2 {
            queue.append(
                act(
                    "grant.orderReturn", subject, today,
                    [
                        "principal": amount(1...20), "dueOn": .string(due.description),
                        "cause": "cancelledAtFault",
                    ]))
            queue.append(
                act(
                    "grant.receiveReturn", subject, today,
                    ["amount": amount(1...9), "bank": bank()]))
        }
        return act(
            "grant.cancel", subject, today,
            ["cause": "misuse", "amount": amount(1...300), "reason": name()])
    }
}
