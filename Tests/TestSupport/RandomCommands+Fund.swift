import Accounting
import EventCoding

extension RandomCommands {
    mutating func control(on date: LegalDate) -> TestCommand {
        introduced += 1
        switch number(0...8) {
        case 0: return act("actor.register", "actor/A\(introduced)", date, ["name": name()])
        case 1:
            let command = count % 3 == 0 ? "actor.destroyKey" : "actor.suspend"
            return act(command, actor(), date, ["reason": name()])
        case 2: return act("role.grant", actor(), date, ["role": "auditor"])
        case 3: return act("role.revoke", actor(), date, ["role": "auditor", "reason": name()])
        case 4:
            return act(
                "party.register", "party/P\(introduced)", date,
                ["name": name(), "kind": one(["manufacturer", "bank", "insurer", "trustBank"])])
        case 5:
            return count % 3 == 0
                ? act("party.destroyKey", one(Self.parties), date, ["reason": name()])
                : act("party.rename", one(Self.parties), date, ["name": name()])
        case 6:
            return act(
                "parameter.set", one(["parameter/addOnRate", "parameter/lateChargeRate"]), date,
                ["value": one(["3.00%", "10.95%", "900.00%"]), "reason": name()])
        case 7 where number(0...1) == 0:
            return act(
                "parameter.set", "parameter/returnsDestination", date,
                ["value": one(["fund", "treasury"]), "reason": name()])
        case 7:
            return act(
                "parameter.set", "parameter/eligibleSecurities", date,
                [
                    "value": one(["governmentBond", "governmentBond,listedSecurity"]),
                    "reason": name(),
                ])
        case _:
            return act(
                "parameter.set",
                one(["parameter/operatingCostCeiling", "parameter/latePostingLimitDays"]),
                date, ["value": one(["400", "90000"]), "reason": name()])
        }
    }

    mutating func fund(on date: LegalDate) -> TestCommand {
        let investment = "investment/I\(number(1...20))"
        switch number(0...13) {
        case 0, 1:
            return act(
                "subsidy.receive", "fund", date,
                [
                    "budgetYear": .string(FiscalYear(date).description),
                    "amount": amount(1...50_000), "bank": bank(),
                ])
        case 2:
            return act(
                "yield.receive", investment, date, ["amount": amount(1...90), "bank": bank()])
        case 3, 4: return invest(investment, on: date)
        case 5, 6:
            return act(
                "investment.redeem", investment, date,
                ["cost": amount(1...900), "proceeds": amount(0...1_000), "bank": bank()])
        case 7:
            return act(
                "operatingCost.pay", "fund", date,
                ["amount": amount(1...200), "purpose": name(), "bank": bank()])
        case 8:
            return act(
                "treasuryPayment.order", "treasuryPayment/T\(number(1...20))", date,
                [
                    "amount": amount(1...3), "dueOn": day(near: date),
                    "financeConsultedOn": day(near: date),
                ])
        case 9:
            return act(
                "treasuryPayment.make", "treasuryPayment/T\(number(1...20))", date,
                ["amount": amount(1...3), "bank": bank()])
        case 10, 11: return stateReturn(on: date)
        case _: return journal(on: date)
        }
    }

    mutating func invest(_ subject: String, on date: LegalDate) -> TestCommand {
        act(
            "investment.make", subject, date,
            [
                "instrument": one([
                    "governmentBond", "listedSecurity", "deposit", "moneyTrust", "equity",
                ]), "description": name(),
                "institution": one(["party/bank", "party/trust", "party/broker"]),
                "nominal": amount(1...2_000), "cost": amount(1...2_000),
                "maturesOn": .string(
                    (date.adding(days: number(-10...4_000)) ?? date).description),
                "principalGuaranteed": .bool(number(0...1) == 0), "bank": bank(),
            ])
    }
}
