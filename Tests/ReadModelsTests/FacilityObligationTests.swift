import Accounting
@testable import DefenseFund
import EventSourcing
@testable import ReadModels
import TestSupport
import Testing

/// What must be done about facilities and secrets, by when, and what ends it.
@Suite struct FacilityObligationTests {
    private func given() throws -> Given {
        let given = try Given()
        return try given.and(
            FacilityAcquisitionJustified(
                cause: .destroyed, finding: text("x"), manager: given.party("maker")),
            about: "facility/F", on: "2024-05-01"
        ).and(
            FacilityAcquired(kind: .plant, previousOwner: given.party("maker"), cost: 1_000),
            about: "facility/F", on: "2024-06-01")
    }

    private func operating() throws -> Given {
        let given = try given()
        return try given.and(
            FacilityEntrusted(manager: given.party("maker"), reason: nil), about: "facility/F",
            on: "2024-07-01"
        ).and(
            FacilityManagementRulesApproved(
                financeConsultedOn: day("2024-07-02"), summary: text("x")), about: "facility/F",
            on: "2024-07-02")
    }

    private func day(_ text: String) throws -> LegalDate { try #require(LegalDate(text)) }

    /// As `takeInventory 2024-06-01 2025-06-01`: kind, since, due, amount.
    private func owed(_ given: Given, _ date: String) throws -> [String] {
        let ledger = given.ledger
        let date = try day(date)
        let all = ledger.obligationsOfFacilities(on: date) + ledger.obligationsOfSecrets(on: date)
        #expect(all.allSatisfy { $0.role == .minister && !$0.basis.isEmpty })
        return all.map { obligation in
            "\(obligation.kind) \(obligation.since)"
                + (obligation.dueOn.map { " \($0)" } ?? "")
                + (obligation.amount.map { " \($0)" } ?? "")
        }
    }

    @Test func `an inventory is due every twelve months while the State owns a share`() throws {
        let given = try given()
        #expect(try owed(given, "2024-06-01") == ["takeInventory 2024-06-01 2025-06-01"])
        let taken = try given.and(
            FacilityInventoryTaken(place: text("x"), use: text("x"), condition: text("x")),
            about: "facility/F", on: "2025-05-31")
        #expect(try owed(taken, "2025-06-01") == ["takeInventory 2025-05-31 2026-05-31"])
        let ceded = try given.and(
            FacilityCeded(
                newOwner: given.party("maker"), share: .whole, price: 1,
                managerHeardOn: day("2024-06-02"), finding: text("x"), bookValue: 0),
            about: "facility/F", on: "2024-07-01")
        #expect(try owed(ceded, "2025-07-01") == [])
    }

    @Test func `the interval of inventories is the parameter's on the day it runs from`() throws {
        let given = try given().and(
            ParameterSet(value: text("6"), reason: text("x")),
            about: "parameter/facilityInventoryMonths", on: "2024-06-01")
        #expect(try owed(given, "2024-06-01") == ["takeInventory 2024-06-01 2024-12-01"])
    }

    @Test func `rules are missing from the entrustment until their approval`() throws {
        let given = try given()
        let entrusted = try given.and(
            FacilityEntrusted(manager: given.party("maker"), reason: nil), about: "facility/F",
            on: "2024-07-01")
        #expect(try owed(entrusted, "2024-07-01").last == "approveManagementRules 2024-07-01")
        #expect(try owed(operating(), "2024-07-02") == ["takeInventory 2024-06-01 2025-06-01"])
    }

    @Test func `a report on each year is due by the end of June`() throws {
        let given = try operating()
        #expect(try owed(given, "2025-03-31").count == 1)
        #expect(
            try owed(given, "2026-04-01").dropFirst() == [
                "submitFacilityReport 2025-04-01 2025-06-30",
                "submitFacilityReport 2026-04-01 2026-06-30",
            ])
        let report = FacilityReportSubmitted(
            manager: try given.party("maker"), fiscalYear: try #require(FiscalYear("FY2024")),
            income: 1, expenditure: 1, assets: 1, liabilities: 1)
        let ended = try given.and(
            FacilityEntrustmentEnded(reason: text("x")), about: "facility/F", on: "2025-03-31"
        ).and(
            FacilityEntrusted(manager: given.party("maker"), reason: nil), about: "facility/F",
            on: "2025-03-31")
        let reports = try owed(ended, "2025-04-01").filter { $0.hasPrefix("submit") }
        #expect(reports == ["submitFacilityReport 2025-04-01 2025-06-30"], "one of one manager")
        let reported = try ended.and(report, about: "facility/F", on: "2025-06-30")
        #expect(try owed(reported, "2025-07-01").filter { $0.hasPrefix("submit") } == [])
    }

    @Test func `fees and damage are owed until they are paid, and use without a fee is charged`()
        throws
    {
        let given = try operating().and(
            FacilityUseRecorded(
                from: day("2024-08-01"), through: day("2024-08-31"), designatedHours: HourCount(9),
                exceptionalHours: HourCount(1)), about: "facility/F", on: "2024-09-01")
        #expect(try owed(given, "2024-09-01").dropFirst() == ["chargeFacilityFee 2024-08-31"])
        let charged = try given.and(
            FacilityFeeCharged(
                from: day("2024-08-01"), through: day("2024-08-31"), amount: 50,
                dueOn: day("2024-10-31")), about: "facility/F", on: "2024-09-02"
        ).and(
            FacilityDamageRecorded(
                occurredOn: day("2024-08-15"), description: text("x"), dueCare: false, cost: 70,
                dueOn: nil), about: "facility/F", on: "2024-09-03"
        ).and(
            FacilityFeeReceived(manager: given.party("maker"), amount: 20), about: "facility/F",
            on: "2024-09-04")
        #expect(
            try owed(charged, "2024-09-04").dropFirst() == [
                "collectFacilityFee 2024-09-02 2024-10-31 30",
                "recoverFacilityDamage 2024-09-03 70",
            ])
        let paid = try charged.and(
            FacilityFeeReceived(manager: given.party("maker"), amount: 30), about: "facility/F",
            on: "2024-09-05"
        ).and(
            FacilityDamageRecovered(manager: given.party("maker"), amount: 70),
            about: "facility/F", on: "2024-09-05")
        #expect(try owed(paid, "2024-09-05").count == 1)
    }

    @Test func `a secret is extended or lifted by its last day, and lifted after it`() throws {
        let given = try Given().and(
            SecretDesignated(
                effectiveUntil: day("2025-03-31"), criteriaMet: true, isMDASecret: false,
                isSpeciallyDesignatedSecret: false, touches: nil), about: "secret/S",
            on: "2024-05-01")
        #expect(try owed(given, "2025-02-28") == [])
        #expect(try owed(given, "2025-03-01") == ["extendOrLiftSecret 2025-03-01 2025-03-31"])
        #expect(try owed(given, "2025-03-31") == ["extendOrLiftSecret 2025-03-01 2025-03-31"])
        #expect(try owed(given, "2025-04-01") == ["liftSecret 2025-03-01 2025-03-31"])
        let expired = given.ledger.obligationsOfSecrets(on: try day("2025-04-01"))
        #expect(expired.allSatisfy { $0.isOverdue(on: LegalDate("2025-04-01") ?? .example) })
        let extended = try given.and(
            SecretPeriodExtended(
                effectiveUntil: day("2026-03-31"), criteriaMet: true, notices: []),
            about: "secret/S", on: "2025-03-31")
        #expect(try owed(extended, "2025-04-01") == [])
        let lifted = try given.and(
            SecretLifted(reason: text("x")), about: "secret/S", on: "2025-04-02")
        #expect(try owed(lifted, "2025-05-01") == [])
    }
}
