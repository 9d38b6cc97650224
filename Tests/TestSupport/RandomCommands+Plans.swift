import Accounting
import EventCoding

extension RandomCommands {
    mutating func plan(on date: LegalDate) -> TestCommand {
        let subject = "adjustmentPlan/P\(number(1...20))"
        switch number(0...15) {
        case 0...2:
            return act(
                "adjustmentPlan.request", subject, date,
                ["goods": name(), "foreignGovernment": "party/state", "securityReason": name()])
        case 3...6:
            return act(
                "adjustmentPlan.submit", subject, date,
                [
                    "applicants": ["party/maker", "party/other-maker"],
                    "fundsNeeded": amount(1...20_000), "content": name(), "timing": name(),
                ])
        case 7...9:
            return act("adjustmentPlan.approve", subject, date, ["ceiling": amount(1...9_000)])
        case 10 where number(0...3) == 0:
            return act("adjustmentPlan.decline", subject, date, ["reason": name()])
        case 10, 11:
            return act(
                "adjustmentPlan.submitChange", subject, date,
                ["fundsNeeded": amount(1...20_000), "content": name()])
        case 12:
            return act(
                "adjustmentPlan.approveChange", subject, date, ["ceiling": amount(1...9_000)])
        case 13: return act("adjustmentPlan.declineChange", subject, date, ["reason": name()])
        case _: return planEnd(subject, on: date)
        }
    }

    mutating func planEnd(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...39) {
        case 0: return act("adjustmentPlan.complete", subject, date, ["note": name()])
        case 1...4:
            return act(
                "adjustmentPlan.recordOutcome", subject, date,
                ["outcome": one(["transferRealised", "bidLost", "notRealised"])])
        case 5:
            return act(
                "adjustmentPlan.rescindApproval", subject, date,
                ["cause": one(["atFault", "noFault", "changedCircumstances"]), "reason": name()])
        case _: return act("adjustmentPlan.approve", subject, date, ["ceiling": amount(1...9_000)])
        }
    }
}
