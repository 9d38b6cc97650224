import Accounting
import EventCoding

extension RandomCommands {
    mutating func survey(on date: LegalDate) -> TestCommand {
        let survey = "survey/V\(number(1...20))"
        let equipment = JSONValue.string("equipment/E\(number(1...4))")
        switch number(0...7) {
        case 0, 1:
            return act(
                "survey.send", survey, date,
                ["manufacturer": manufacturer(), "about": name(), "dueOn": day(near: date)])
        case 2: return act("survey.answer", survey, date, ["answer": name()])
        case 3:
            return act(
                "supplyRisk.find", "supplyRisk/R\(number(1...20))", date,
                ["equipment": equipment, "survey": .string(survey), "risk": name()])
        case 4:
            return act(
                "supplyRisk.find", "supplyRisk/R\(number(1...20))", date,
                ["equipment": equipment, "manufacturer": manufacturer(), "risk": name()])
        case 5, 6:
            return act(
                "withdrawal.notice", "withdrawal/W\(number(1...20))", date,
                [
                    "manufacturer": manufacturer(), "equipment": equipment,
                    "withdrawsOn": day(near: date), "sign": name(),
                ])
        case _:
            return act(
                "successor.find", "withdrawal/W\(number(1...20))", date,
                ["successor": one(["party/maker", "party/other-maker", "party/body"])])
        }
    }

    private mutating func manufacturer() -> JSONValue {
        one(["party/maker", "party/other-maker", "party/bank"])
    }
}
