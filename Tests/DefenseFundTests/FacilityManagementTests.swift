import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Who runs a State facility, by which rules, and what its upkeep costs whom.
@Suite struct FacilityManagementTests {
    typealias Facility = ManagedFacility

    @Test func `another than the manufacturer named runs it only for a reason (C20)`() throws {
        let given = try Facility.acquired()
        let other = try given.party("other-maker")
        try given.when(FacilityEntrusted(manager: other, reason: nil), on: "2024-07-01")
            .thenRefused(.managerNotNamed)
        try given.when(
            FacilityEntrusted(manager: other, reason: text("the one named withdrew")),
            on: "2024-07-01"
        ).then("facility.entrusted")
        try given.when(
            FacilityEntrusted(manager: given.party("bank"), reason: text("x")), on: "2024-07-01"
        ).thenRefused(.partyOfWrongKind)
    }

    @Test func `rules are approved for a manager, and Finance is consulted beforehand`() throws {
        try Facility.acquired().when(Facility.rules(), on: "2024-08-01").thenRefused(.notEntrusted)
        let given = try Facility.entrusted()
        try given.when(Facility.rules(consulted: "2024-08-02"), on: "2024-08-01")
            .thenRefused(.financeNotConsulted)
        try given.when(Facility.rules(consulted: "2024-08-01"), on: "2024-08-01")
            .then("facility.managementRulesApproved")
        // A change likewise.
        let operating = try Facility.operating()
        try operating.when(Facility.rules(consulted: "2025-01-02"), on: "2025-01-01")
            .thenRefused(.financeNotConsulted)
        try operating.when(Facility.rules(consulted: "2025-01-01"), on: "2025-01-01")
            .then("facility.managementRulesApproved")
    }

    @Test func `upkeep of an operating facility is the State's cost (C21)`() throws {
        try Facility.acquired().when(Facility.upkeep, on: "2024-09-01").thenRefused(.notEntrusted)
        try Facility.entrusted().when(Facility.upkeep, on: "2024-09-01")
            .thenRefused(.managementRulesMissing)
        try Facility.operating().when(Facility.upkeep, on: "2024-08-01")
            .thenPosts("Dr PROPERTY:541 30", "Cr PROPERTY:331 30")
    }

    @Test func `damage despite due care is the State's cost, without it the manager's (C21)`()
        throws
    {
        let given = try Facility.entrusted()
        try given.when(Facility.damage(70, dueCare: true), on: "2024-09-01").thenPosts()
        try given.when(Facility.damage(70, dueCare: false), on: "2024-09-01")
            .thenPosts("Dr PROPERTY:142 70", "Cr PROPERTY:431 70")
        try given.when(
            Facility.damage(70, dueCare: true, due: "2024-12-31"), on: "2024-09-01"
        ).thenRefused(.damageBorneByState)
        try given.when(
            Facility.damage(70, dueCare: false, due: "2024-08-31"), on: "2024-09-01"
        ).thenRefused(.dateOutOfOrder)
        try given.when(Facility.damage(70, dueCare: false, on: "2024-09-02"), on: "2024-09-01")
            .thenRefused(.dateOutOfOrder)
        try given.when(Facility.damage(70, dueCare: false, on: "2024-06-30"), on: "2024-09-01")
            .thenRefused(.notEntrusted)
    }

    @Test func `the State's cost of damage is counted, and its sum is an amount`() throws {
        let most = Yen(exactly: .max) ?? .zero
        let given = try Facility.entrusted().and(
            Facility.damage(most, dueCare: true), on: "2024-09-01")
        #expect(given.ledger.facilities.map(\.value.damageBorne) == [most])
        try given.when(Facility.damage(1, dueCare: true), on: "2024-09-02")
            .thenRefused(.amountOverflow)
    }

    @Test func `a manager pays no more for damage than is owed, the oldest first`() throws {
        let given = try Facility.entrusted()
            .and(Facility.damage(70, dueCare: false), on: "2024-09-01")
            .and(Facility.damage(20, dueCare: false), on: "2024-09-02")
        let maker = try given.party("maker")
        try given.when(FacilityDamageRecovered(manager: maker, amount: 91), on: "2024-10-01")
            .thenRefused(.moreThanOwed)
        try given.when(
            FacilityDamageRecovered(manager: given.party("other-maker"), amount: 1),
            on: "2024-10-01"
        ).thenRefused(.moreThanOwed)
        try given.when(FacilityFeeReceived(manager: maker, amount: 1), on: "2024-10-01")
            .thenRefused(.moreThanOwed)
        let paid = try given.when(
            FacilityDamageRecovered(manager: maker, amount: 75), on: "2024-10-01")
        try paid.thenPosts("Dr PROPERTY:331 75", "Cr PROPERTY:142 75")
        #expect(paid.after.facilities.flatMap(\.value.claims).map(\.open) == [0, 15])
    }

    @Test func `the Minister orders a manager, and takes stock of what the State owns`() throws {
        try Facility.acquired().when(Facility.order, on: "2024-07-01").thenRefused(.notEntrusted)
        try Facility.entrusted().when(Facility.order, on: "2024-07-01")
            .then("facility.supervisionOrdered")
        try Facility.acquired().when(Facility.inventory, on: "2024-06-01")
            .then("facility.inventoryTaken")
        let given = try Given()
        try given.and(
            FacilityAcquisitionJustified(
                cause: .destroyed, finding: text("x"), manager: given.party("maker")),
            on: "2024-05-01"
        ).when(Facility.inventory, on: "2024-06-01").thenRefused(.notStateOwned)
    }

    @Test func `an ended entrustment ends the operation, until another manager has rules`() throws {
        try Facility.acquired().when(Facility.ended, on: "2024-07-01").thenRefused(.notEntrusted)
        let given = try Facility.operating().and(Facility.ended, on: "2024-12-01")
        try given.when(Facility.ended, on: "2024-12-02").thenRefused(.notEntrusted)
        try given.when(Facility.upkeep, on: "2024-12-02").thenRefused(.notEntrusted)
        let anew = try given.and(
            FacilityEntrusted(manager: given.party("other-maker"), reason: text("takes over")),
            on: "2024-12-01")
        try anew.when(Facility.upkeep, on: "2024-12-02").thenRefused(.managementRulesMissing)
        try anew.and(Facility.rules(), on: "2024-12-02").when(Facility.upkeep, on: "2024-12-02")
            .then("facility.maintenancePaid")
        // Damage of the first manager's time stays the first manager's.
        let damaged = try anew.and(
            Facility.damage(5, dueCare: false, on: "2024-11-30"), on: "2024-12-05")
        try damaged.when(
            FacilityDamageRecovered(manager: given.party("maker"), amount: 5), on: "2024-12-06"
        ).then("facility.damageRecovered")
    }

    @Test func `a manager reports once on each year that is over (Act 30(6))`() throws {
        let given = try Facility.operating()
        let report = try Facility.report(given, "FY2024")
        try given.when(report, on: "2025-03-31").thenRefused(.dateOutOfOrder)
        try given.when(report, on: "2025-04-01").then("facility.reportSubmitted")
        try given.and(report, on: "2025-06-30").when(report, on: "2025-07-01")
            .thenRefused(.facilityReportedAlready)
        try given.when(Facility.report(given, "FY2023"), on: "2025-04-01")
            .thenRefused(.notEntrusted)
        try given.when(Facility.report(given, "FY2024", manager: "other-maker"), on: "2025-04-01")
            .thenRefused(.notEntrusted)
        // The year in which the entrustment ended is reported on; the next is not.
        let ended = try given.and(Facility.ended, on: "2025-04-01")
        try ended.when(Facility.report(given, "FY2025"), on: "2026-04-01")
            .then("facility.reportSubmitted")
        try ended.when(Facility.report(given, "FY2026"), on: "2027-04-01")
            .thenRefused(.notEntrusted)
    }

    @Test func `a part share of the State keeps the facility going`() throws {
        let given = try Facility.operating()
        let part = try given.and(Facility.cession(given, "2/3"), on: "2024-09-01")
        try part.when(Facility.upkeep, on: "2024-09-02").then("facility.maintenancePaid")
        try part.when(Facility.inventory, on: "2024-09-02").then("facility.inventoryTaken")
        try part.when(Facility.permit("2024-09-02", "2024-10-01"), on: "2024-09-02")
            .then("facility.extraPurposeUsePermitted")
    }

    @Test func `what happened before the last share was ceded is told after it, too (C21, C22)`()
        throws
    {
        let given = try Facility.ceded()
        try given.when(Facility.use("2024-08-01", "2024-09-30", 1, 0), on: "2024-10-02")
            .then("facility.useRecorded")
        try given.when(Facility.fee("2024-09-01", "2024-09-30", 1), on: "2024-10-02")
            .then("facility.feeCharged")
        let damaged = try given.and(
            Facility.damage(5, dueCare: false, on: "2024-09-30"), on: "2024-10-02")
        try damaged.when(
            FacilityDamageRecovered(manager: given.party("maker"), amount: 75), on: "2024-10-03"
        ).then("facility.damageRecovered")
    }

    @Test func `after the last share nothing is done any more but to settle what is owed`() throws {
        let given = try Facility.ceded()
        let maker = try given.party("maker")
        let refused: [any Act] = [
            FacilityEntrusted(manager: maker, reason: nil), Facility.rules(), Facility.order,
            Facility.upkeep, Facility.damage(1, dueCare: false, on: "2024-10-01"),
            Facility.inventory, Facility.permit("2024-10-02", "2024-10-03"), Facility.ended,
            Facility.use("2024-09-30", "2024-10-01", 1, 0),
            Facility.fee("2024-09-30", "2024-10-01", 1),
        ]
        for act in refused { try given.when(act, on: "2024-10-02").thenRefused(.notStateOwned) }
        try given.when(Facility.cession(given, "1/2"), on: "2024-10-02").thenRefused(.shareTooLarge)
        try given.when(FacilityFeeReceived(manager: maker, amount: 50), on: "2024-10-02")
            .then("facility.feeReceived")
        try given.when(FacilityDamageRecovered(manager: maker, amount: 70), on: "2024-10-02")
            .then("facility.damageRecovered")
        try given.when(Facility.report(given, "FY2024"), on: "2025-04-01")
            .then("facility.reportSubmitted")
    }
}
