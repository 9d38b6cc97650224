import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Stages of a facility that many rules start from. The one named to run it is `maker`.
enum ManagedFacility {
    static func acquired() throws -> Given {
        let given = try Given()
        return try given.and(
            FacilityAcquisitionJustified(
                cause: .withdrawalNoOwnershipRisk, finding: text("x"),
                manager: given.party("maker")), about: "facility/F", on: "2024-05-01"
        ).and(
            FacilityAcquired(
                kind: .plant, previousOwner: given.party("other-maker"), cost: 1_000),
            about: "facility/F", on: "2024-06-01")
    }

    static func entrusted() throws -> Given {
        let given = try acquired()
        return try given.and(
            FacilityEntrusted(manager: given.party("maker"), reason: nil), about: "facility/F",
            on: "2024-07-01")
    }

    static func operating() throws -> Given { try entrusted().and(rules(), on: "2024-08-01") }

    /// What the State held was ceded; fees of 50 yen and damage of 70 yen are still owed.
    static func ceded() throws -> Given {
        let given = try operating()
        return try given.and(fee("2024-08-01", "2024-08-31", 50), on: "2024-09-01")
            .and(damage(70, dueCare: false), on: "2024-09-02")
            .and(cession(given, "1/1"), on: "2024-10-01")
    }

    static func rules(consulted: String = "2024-07-15") -> FacilityManagementRulesApproved {
        FacilityManagementRulesApproved(
            financeConsultedOn: date(consulted), summary: text("rules"))
    }

    static func permit(_ from: String, _ through: String, mainPurposeMet: Bool = true)
        -> FacilityExtraPurposeUsePermitted
    {
        FacilityExtraPurposeUsePermitted(
            products: text("castings"), mainPurposeMet: mainPurposeMet,
            feeTerms: text("5 yen an hour"), from: date(from), through: date(through))
    }

    static func use(_ from: String, _ through: String, _ designated: UInt32, _ exceptional: UInt32)
        -> FacilityUseRecorded
    {
        FacilityUseRecorded(
            from: date(from), through: date(through), designatedHours: HourCount(designated),
            exceptionalHours: HourCount(exceptional))
    }

    static func fee(_ from: String, _ through: String, _ amount: Yen, due: String = "2025-12-31")
        -> FacilityFeeCharged
    {
        FacilityFeeCharged(
            from: date(from), through: date(through), amount: amount, dueOn: date(due))
    }

    static func damage(
        _ cost: Yen, dueCare: Bool, on occurred: String = "2024-08-15", due: String? = nil
    ) -> FacilityDamageRecorded {
        FacilityDamageRecorded(
            occurredOn: date(occurred), description: text("a burnt motor"), dueCare: dueCare,
            cost: cost, dueOn: due.map(date))
    }

    static func cession(_ given: Given, _ share: String) throws -> FacilityCeded {
        FacilityCeded(
            newOwner: try given.party("maker"), share: try #require(Share(share)), price: 10,
            managerHeardOn: date("2024-06-01"), finding: text("x"), bookValue: 0)
    }

    static func report(_ given: Given, _ name: String, manager: String = "maker") throws
        -> FacilityReportSubmitted
    {
        FacilityReportSubmitted(
            manager: try given.party(manager), fiscalYear: year(name), income: 900,
            expenditure: 800, assets: 500, liabilities: 400)
    }

    static let inventory = FacilityInventoryTaken(
        place: text("Hall 3"), use: text("presses"), condition: text("worn"))
    static let ended = FacilityEntrustmentEnded(reason: text("the manager withdraws"))
    static let upkeep = FacilityMaintenancePaid(amount: 30, purpose: text("a new roof"))
    static let order = FacilitySupervisionOrdered(
        order: text("repair the roof"), reason: text("it leaks"))
}

extension Given {
    func and(_ act: any Act, on date: String) throws -> Given {
        try and(act, about: "facility/F", on: date)
    }

    func when(_ act: any Act, on date: String) throws -> When {
        try when(act, about: "facility/F", on: date)
    }
}
