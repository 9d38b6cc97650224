import Accounting
import DefenseFund
import EventCoding

extension RandomCommands {
    mutating func facility(on date: LegalDate) -> TestCommand {
        // Three quarters of the commands are about the facility whose turn it is.
        let turn = 1 + count / 900 % 12
        let subject = "facility/F\(number(0...3) == 0 ? number(1...12) : turn)"
        switch number(0...23) {
        case 0, 1:
            return act(
                "facility.justifyAcquisition", subject, date,
                ["cause": "destroyed", "finding": name(), "manager": "party/maker"])
        case 2, 3:
            return act(
                "facility.acquire", subject, date,
                ["kind": "plant", "previousOwner": "party/maker", "cost": amount(1...999_999)])
        case 4...6: return cede(subject, on: date)
        case 7...11: return manage(subject, on: date)
        case 12...16: return keepUp(subject, on: date)
        case _: return use(subject, on: date)
        }
    }

    private mutating func cede(_ subject: String, on date: LegalDate) -> TestCommand {
        let denominator = number(2...99)
        let share = Share(UInt64(number(1...max(1, denominator / 3))), of: UInt64(denominator))
        return act(
            "facility.cede", subject, date,
            [
                "newOwner": one(["party/maker", "party/other-maker", "party/body"]),
                "share": .string(number(0...9) == 0 ? "1/1" : "\(share ?? .whole)"),
                "price": amount(0...300_000), "managerHeardOn": day(near: date), "finding": name(),
            ])
    }

    private mutating func manage(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...11) {
        case 0...2: return act("facility.entrust", subject, date, ["manager": manager()])
        case 3:
            return act(
                "facility.entrust", subject, date, ["manager": manager(), "reason": name()])
        case 4...6:
            return act(
                "facility.approveManagementRules", subject, date,
                ["financeConsultedOn": day(near: date), "summary": name()])
        case 7:
            return act(
                "facility.orderSupervision", subject, date, ["order": name(), "reason": name()])
        case 8: return act("facility.endEntrustment", subject, date, ["reason": name()])
        case _:
            let year = FiscalYear(date.adding(days: -number(0...500)) ?? date)
            return act(
                "facility.submitReport", subject, date,
                [
                    "manager": manager(), "fiscalYear": .string("\(year)"),
                    "income": amount(0...900), "expenditure": amount(0...900),
                    "assets": amount(0...900), "liabilities": amount(0...900),
                ])
        }
    }

    private mutating func keepUp(_ subject: String, on date: LegalDate) -> TestCommand {
        switch number(0...5) {
        case 0:
            return act(
                "facility.payMaintenance", subject, date,
                ["amount": amount(1...900), "purpose": name()])
        case 1, 2:
            return act(
                "facility.recordDamage", subject, date,
                [
                    "occurredOn": .string(
                        "\(date.adding(days: -number(0...60)) ?? date)"),
                    "description": name(), "dueCare": .bool(number(0...2) == 0),
                    "cost": amount(1...900),
                ])
        case 3, 4:
            return act(
                "facility.recoverDamage", subject, date,
                ["manager": manager(), "amount": amount(1...900)])
        case _:
            return act(
                "facility.takeInventory", subject, date,
                ["place": name(), "use": name(), "condition": name()])
        }
    }

    private mutating func use(_ subject: String, on date: LegalDate) -> TestCommand {
        let through = date.adding(days: -number(-2...15)) ?? date
        let from = through.adding(days: -number(-1...25)) ?? through
        switch number(0...8) {
        case 0, 1:
            let start = date.adding(days: number(-1...20)) ?? date
            return act(
                "facility.permitExtraPurposeUse", subject, date,
                [
                    "products": name(), "mainPurposeMet": .bool(number(0...9) > 0),
                    "feeTerms": name(), "from": .string("\(start)"),
                    "through": .string("\(start.adding(days: number(-1...90)) ?? start)"),
                ])
        case 2...4:
            return act(
                "facility.recordUse", subject, date,
                [
                    "from": .string("\(from)"), "through": .string("\(through)"),
                    "designatedHours": amount(0...300), "exceptionalHours": amount(0...300),
                ])
        case 5, 6:
            // Charges are rare, so a receipt follows each.
            queue.append(feeReceipt(subject, on: date))
            return act(
                "facility.chargeFee", subject, date,
                [
                    "from": .string("\(from)"),
                    "through": .string("\(through.adding(days: number(0...40)) ?? through)"),
                    "amount": amount(1...900), "dueOn": day(near: date),
                ])
        case _: return feeReceipt(subject, on: date)
        }
    }

    private mutating func feeReceipt(_ subject: String, on date: LegalDate) -> TestCommand {
        act(
            "facility.receiveFee", subject, date,
            ["manager": manager(), "amount": amount(1...200)])
    }

    private mutating func manager() -> JSONValue {
        number(0...3) == 0 ? "party/other-maker" : "party/maker"
    }
}
