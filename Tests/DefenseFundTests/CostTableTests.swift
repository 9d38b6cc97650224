import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// No cost is paid under both regimes, nor twice under one (C18).
@Suite struct CostTableTests {
    private let application = "grant/G"
    private let contract = "initiativeContract/K"

    /// A plan and a budget of each regime, for the same manufacturer.
    private func given() throws -> Given {
        let given = try Funded.plan().and(
            EquipmentDesignated(name: text("torpedoes"), reason: text("x")), about: "equipment/E",
            on: "2024-05-10")
        return try given.and(
            StablePlanSubmitted(
                equipment: Stable.equipment(given),
                applicants: [.init(party: given.party("maker"), standing: .manufacturer)],
                initiatives: [Stable.line(), Stable.firewall()], content: text("x")),
            about: "stablePlan/S", on: "2024-05-10"
        ).and(
            StablePlanApproved(confirmed: Stable.costs(line: 800)), about: "stablePlan/S",
            on: "2024-05-11"
        ).and(Stable.appropriation(900), about: "stableBudget/FY2024", on: "2024-04-01")
    }

    private func applied(_ given: Given, _ costs: [String]?) throws -> GrantApplied {
        GrantApplied(
            plan: try given.plan("P"), applicant: try given.party("maker"),
            items: [CostItem(item: .designChange, amount: 100)], costs: costs?.map(Stable.name))
    }

    @Test func `a contract names its costs, each once`() throws {
        let given = try given()
        try given.when(Stable.contract(given, 1, costs: []), about: contract, on: "2024-06-01")
            .thenRefused(.costsNotNamed)
        try given.when(
            Stable.contract(given, 1, costs: ["a", "a"]), about: contract, on: "2024-06-01"
        ).thenRefused(.costItemsInvalid)
    }

    @Test func `a cost of a contract is not covered by a grant, nor by another contract`() throws {
        let given = try given()
        let covered = try given.and(
            Stable.contract(given, 1, costs: ["a"]), about: contract, on: "2024-06-01")
        try covered.when(applied(covered, ["b", "a"]), about: application, on: "2024-06-02")
            .thenRefused(.costCoveredAlready)
        try covered.when(
            Stable.contract(covered, 1, of: "firewall", costs: ["a"]),
            about: "initiativeContract/L", on: "2024-06-02"
        ).thenRefused(.costCoveredAlready)
        try covered.when(applied(covered, ["b"]), about: application, on: "2024-06-02")
            .then("grant.applied")
    }

    @Test func `a name in large letters means the same cost as in small ones`() throws {
        let given = try given()
        try given.when(
            Stable.contract(given, 1, costs: ["press-1", "PRESS-1"]), about: contract,
            on: "2024-06-01"
        ).thenRefused(.costItemsInvalid)
        let covered = try given.and(
            Stable.contract(given, 1, costs: ["Press-1"]), about: contract, on: "2024-06-01")
        try covered.when(applied(covered, ["PRESS-1"]), about: application, on: "2024-06-02")
            .thenRefused(.costCoveredAlready)
    }

    @Test func `who is paid under a contract names the costs of a grant`() throws {
        let given = try given()
        try given.when(applied(given, nil), about: application, on: "2024-06-02")
            .then("grant.applied")
        let covered = try given.and(
            Stable.contract(given, 1, costs: ["a"]), about: contract, on: "2024-06-01")
        for costs in [nil, [String]()] {
            try covered.when(applied(covered, costs), about: application, on: "2024-06-02")
                .thenRefused(.costsNotNamed)
        }
    }

    @Test func `a cost of a grant is free again if the grant ends without paying`() throws {
        let given = try given()
        let applied = try given.and(applied(given, ["a"]), about: application, on: "2024-06-01")
        func contracted(_ given: Given) throws -> When {
            try given.when(
                Stable.contract(given, 1, costs: ["a"]), about: contract, on: "2024-12-01")
        }
        try contracted(applied).thenRefused(.costCoveredAlready)
        try contracted(
            applied.and(GrantDeclined(reason: text("x")), about: application, on: "2024-06-02")
        ).then("initiativeContract.concluded")
        // A cancelled grant keeps what it has paid, until that has come back.
        let cancelled = try applied.and(
            GrantScreened(favourable: true, findings: text("x")), about: application,
            on: "2024-06-02"
        ).and(GrantAllocated(amount: 100), about: application, on: "2024-06-03")
        func cancelledAfter(_ paid: Given) throws -> Given {
            try paid.and(
                GrantCancelled(cause: .misuse, amount: 100, reason: text("x")),
                about: application, on: "2024-06-05")
        }
        let paid = try cancelled.and(
            GrantAdvancePaid(amount: 40, bank: given.party("bank")), about: application,
            on: "2024-06-04")
        try contracted(cancelledAfter(paid)).thenRefused(.costCoveredAlready)
        try contracted(cancelledAfter(cancelled)).then("initiativeContract.concluded")
    }

    @Test func `another party's cost of the same name is another cost`() throws {
        let given = try Stable.contracted()
        try given.when(
            Stable.contract(given, 1, of: "firewall", with: "body"),
            about: "initiativeContract/L", on: "2024-06-02"
        ).then("initiativeContract.concluded")
    }

    @Test func `while a grant names no costs the State concludes no contract with its applicant`()
        throws
    {
        let given = try given()
        let unnamed = try given.and(applied(given, nil), about: application, on: "2024-06-01")
        let contracting = { (given: Given) in
            try given.when(
                Stable.contract(given, 1, costs: ["a"]), about: self.contract, on: "2024-12-01")
        }
        try contracting(unnamed).thenRefused(.costsNotNamed)
        // It may end without paying, or name them with a change.
        try contracting(
            unnamed.and(
                GrantWithdrawn(reason: text("x")), about: application, on: "2024-06-02")
        ).then("initiativeContract.concluded")
        let allocated = try unnamed.and(
            GrantScreened(favourable: true, findings: text("x")), about: application,
            on: "2024-06-02"
        ).and(GrantAllocated(amount: 100), about: application, on: "2024-06-03")
        let change = { (costs: [String]) in
            GrantChangeApproved(
                items: [CostItem(item: .testing, amount: 100)], amount: 100,
                reason: text("named"), costs: costs.map(Stable.name))
        }
        let named = try allocated.and(change(["b"]), about: application, on: "2024-06-04")
        try contracting(named).then("initiativeContract.concluded")
        let same = try allocated.and(change(["a"]), about: application, on: "2024-06-04")
        try contracting(same).thenRefused(.costCoveredAlready)
        // What it names no more is free again.
        try contracting(same.and(change(["c"]), about: application, on: "2024-06-05"))
            .then("initiativeContract.concluded")
    }

    @Test func `a change names no cost that a contract covers`() throws {
        let given = try given()
        let application = application
        let allocated = try given.and(
            Stable.contract(given, 1, costs: ["a"]), about: contract, on: "2024-05-20"
        ).and(applied(given, ["b"]), about: application, on: "2024-06-01").and(
            GrantScreened(favourable: true, findings: text("x")), about: application,
            on: "2024-06-02"
        ).and(GrantAllocated(amount: 100), about: application, on: "2024-06-03")
        try allocated.when(
            GrantChangeApproved(
                items: [CostItem(item: .testing, amount: 100)], amount: 100, reason: text("x"),
                costs: [Stable.name("a")]), about: application, on: "2024-06-04"
        ).thenRefused(.costCoveredAlready)
    }
}
