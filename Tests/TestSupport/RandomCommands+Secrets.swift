import Accounting
import EventCoding

extension RandomCommands {
    mutating func secret(on date: LegalDate) -> TestCommand {
        let subject = "secret/S\(number(0...3) == 0 ? number(1...40) : 1 + count / 300 % 40)"
        switch number(0...9) {
        case 0...2:
            let touches: JSONValue = one([
                "adjustmentPlan/P\(number(1...20))", "grant/G\(number(1...40))", "party/maker",
            ])
            return act(
                "secret.designate", subject, date,
                [
                    "effectiveUntil": .string("\(date.adding(days: number(-1...60)) ?? date)"),
                    "criteriaMet": .bool(number(0...9) > 0),
                    "isMDASecret": .bool(number(0...9) == 0),
                    "isSpeciallyDesignatedSecret": .bool(number(0...9) == 0),
                    "touches": number(0...2) == 0 ? touches : .null,
                ])
        case 3, 4:
            return act(
                "secret.provide", subject, date,
                [
                    "contractor": one(["party/maker", "party/other-maker", "party/bank"]),
                    "documentDatedOn": .string("\(date.adding(days: -number(-1...1)) ?? date)"),
                ])
        case 5...8:
            return act(
                "secret.extendPeriod", subject, date,
                [
                    "effectiveUntil": .string("\(date.adding(days: number(0...90)) ?? date)"),
                    "criteriaMet": .bool(number(0...9) > 0), "notices": notices(on: date),
                ])
        case _:
            let command = count % 3 == 0 ? "secret.destroyKey" : "secret.lift"
            return act(command, subject, date, ["reason": name()])
        }
    }

    private mutating func notices(on date: LegalDate) -> JSONValue {
        let holders: [String] = one([
            [], ["party/maker"], ["party/other-maker"], ["party/maker", "party/other-maker"],
        ])
        return .array(
            holders.map {
                .object([
                    .init("contractor", .string($0)), .init("notifiedOn", .string("\(date)")),
                ])
            })
    }
}
