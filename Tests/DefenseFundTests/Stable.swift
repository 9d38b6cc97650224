import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Stages of stable manufacturing that many rules start from.
enum Stable {
    /// Torpedoes are designated, and a manufacturer and a would-be one have applied for two
    /// initiatives.
    static func submitted() throws -> Given {
        let given = try Given().and(
            EquipmentDesignated(name: text("torpedoes"), reason: text("no other maker")),
            about: "equipment/E", on: "2024-04-02")
        return try given.and(
            StablePlanSubmitted(
                equipment: equipment(given),
                applicants: [
                    .init(party: given.party("maker"), standing: .manufacturer),
                    .init(party: given.party("body"), standing: .wouldBe),
                ],
                initiatives: [line(), firewall()], content: text("new line")),
            about: "stablePlan/S", on: "2024-05-01")
    }

    /// The line is confirmed at 800 of the 1,000 yen asked for, the firewall at 200.
    static func approved() throws -> Given {
        try submitted().and(
            StablePlanApproved(confirmed: costs(line: 800)), about: "stablePlan/S",
            on: "2024-05-10")
    }

    /// FY2024 has 900 yen, of which 300 from 1 December on.
    static func budgeted() throws -> Given {
        try approved()
            .and(appropriation(600), about: "stableBudget/FY2024", on: "2024-04-01")
            .and(appropriation(300), about: "stableBudget/FY2024", on: "2024-12-01")
    }

    /// A contract of 500 yen for the line.
    static func contracted() throws -> Given {
        let given = try budgeted()
        return try given.and(
            contract(given, 500), about: "initiativeContract/K", on: "2024-06-01")
    }

    /// Of which 300 are accepted on 1 July, and 100 on 1 August.
    static func accepted() throws -> Given {
        try contracted()
            .and(acceptance(300), about: "initiativeContract/K", on: "2024-07-01")
            .and(acceptance(100), about: "initiativeContract/K", on: "2024-08-01")
    }

    static func contract(
        _ given: Given, _ amount: Yen, of initiative: String = "line", with party: String = "maker",
        costs: [String] = ["order-1"]
    ) throws -> InitiativeContractConcluded {
        InitiativeContractConcluded(
            plan: Reference(try given.reference("stablePlan/S")), initiative: name(initiative),
            party: try given.party(party), amount: amount, costs: costs.map(name),
            procurement: text("torpedoes FY2024"))
    }

    static func acceptance(_ amount: Yen) -> InitiativeContractAccepted {
        InitiativeContractAccepted(amount: amount, findings: text("as agreed"))
    }

    static func appropriation(_ amount: Yen) -> StableBudgetAppropriated {
        StableBudgetAppropriated(amount: amount, authority: text("budget"))
    }

    static func line(_ cost: Yen = 1_000) -> Initiative {
        Initiative(name: name("line"), kind: .efficiency, cost: cost)
    }

    static func firewall(_ cost: Yen = 200) -> Initiative {
        Initiative(name: name("firewall"), kind: .cybersecurity, cost: cost)
    }

    static func costs(line: Yen, firewall: Yen = 200) -> [ConfirmedCost] {
        [
            .init(initiative: name("line"), cost: line),
            .init(initiative: name("firewall"), cost: firewall),
        ]
    }

    static func equipment(_ given: Given) throws -> Reference<Equipment> {
        Reference(try given.reference("equipment/E"))
    }

    static func name(_ text: String) -> Identifier {
        guard let name = Identifier(text) else { preconditionFailure(text) }
        return name
    }
}
