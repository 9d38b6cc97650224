import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What a State facility is used for beside its purpose, and for which fee (C22).
@Suite struct FacilityUseTests {
    typealias Facility = ManagedFacility

    private func findings(_ ledger: LedgerState) -> [[FacilityState.UseFinding]] {
        ledger.facilities.flatMap(\.value.entrustments).flatMap { entrustment in
            entrustment.uses.map(entrustment.findings)
        }
    }

    @Test func `other use is permitted in advance, if the main purpose is met`() throws {
        try Facility.entrusted().when(Facility.permit("2024-09-01", "2024-09-30"), on: "2024-08-01")
            .thenRefused(.managementRulesMissing)
        let given = try Facility.operating()
        try given.when(
            Facility.permit("2024-09-01", "2024-09-30", mainPurposeMet: false), on: "2024-08-01"
        ).thenRefused(.mainPurposeNotMet)
        try given.when(Facility.permit("2024-09-01", "2024-08-31"), on: "2024-08-01")
            .thenRefused(.usePeriodInvalid)
        try given.when(Facility.permit("2024-09-01", "2024-09-30"), on: "2024-09-02")
            .thenRefused(.dateOutOfOrder)
        try given.when(Facility.permit("2024-09-01", "2024-09-01"), on: "2024-09-01")
            .then("facility.extraPurposeUsePermitted")
    }

    @Test func `hours are recorded of days that are over, each once, on which it operated`() throws
    {
        let given = try Facility.operating()
        try given.when(Facility.use("2024-08-01", "2024-08-31", 9, 0), on: "2024-08-30")
            .thenRefused(.dateOutOfOrder)
        try given.when(Facility.use("2024-08-31", "2024-08-01", 9, 0), on: "2024-09-01")
            .thenRefused(.usePeriodInvalid)
        try given.when(Facility.use("2025-03-31", "2025-04-01", 9, 0), on: "2025-04-01")
            .thenRefused(.usePeriodInvalid)
        try given.when(Facility.use("2024-07-31", "2024-08-31", 9, 0), on: "2024-09-01")
            .thenRefused(.managementRulesMissing)
        let recorded = try given.and(
            Facility.use("2024-08-01", "2024-08-31", 9, 0), on: "2024-08-31")
        try recorded.when(Facility.use("2024-08-31", "2024-09-30", 9, 0), on: "2024-09-30")
            .thenRefused(.usePeriodTaken)
        try recorded.when(Facility.use("2024-09-01", "2024-09-30", 9, 0), on: "2024-09-30")
            .then("facility.useRecorded")
        // The last hours of a manager whose entrustment has ended are recorded as well.
        let ended = try recorded.and(Facility.ended, on: "2024-09-15")
        try ended.when(Facility.use("2024-09-01", "2024-09-15", 9, 0), on: "2024-09-30")
            .then("facility.useRecorded")
        try ended.when(Facility.use("2024-09-01", "2024-09-16", 9, 0), on: "2024-09-30")
            .thenRefused(.managementRulesMissing)
    }

    @Test func `more hours, no permit or no fee is a finding and no refusal (C22)`() throws {
        let given = try Facility.operating()
            .and(Facility.permit("2024-08-01", "2024-08-20"), on: "2024-08-01")
            .and(Facility.permit("2024-08-21", "2024-09-30"), on: "2024-08-01")
            .and(Facility.use("2024-08-01", "2024-08-31", 100, 100), on: "2024-09-01")
            .and(Facility.use("2024-09-01", "2024-09-30", 100, 101), on: "2024-10-01")
            .and(Facility.use("2024-10-01", "2024-10-31", 100, 1), on: "2024-11-01")
            .and(Facility.use("2024-11-01", "2024-11-30", 0, 0), on: "2024-12-01")
        #expect(
            findings(given.ledger) == [
                [.feeNotCharged], [.hoursExceeded, .feeNotCharged],
                [.notPermitted, .feeNotCharged], [],
            ])
        // Too many hours and hours without a permit are findings that somebody must answer.
        let raised = given.events.compactMap { $0.act as? FindingRaised }
        #expect(raised.map(\.addressee) == [.ministry, .ministry])
        // A fee for some of the days is none for the others.
        let part = try given.and(Facility.fee("2024-08-01", "2024-09-29", 900), on: "2024-12-01")
        #expect(
            findings(part.ledger) == [
                [], [.hoursExceeded, .feeNotCharged], [.notPermitted, .feeNotCharged], [],
            ])
        let all = try part.and(Facility.fee("2024-09-30", "2024-10-31", 9), on: "2024-12-01")
        #expect(findings(all.ledger) == [[], [.hoursExceeded], [.notPermitted], []])
    }

    @Test func `a permit ends with the entrustment for which it was given`() throws {
        let given = try Facility.operating()
            .and(Facility.permit("2024-08-01", "2025-03-31"), on: "2024-08-01")
            .and(Facility.ended, on: "2024-09-01")
        let anew = try given.and(
            FacilityEntrusted(manager: given.party("maker"), reason: nil), on: "2024-09-02"
        ).and(Facility.rules(), on: "2024-09-02")
            .and(Facility.use("2024-09-02", "2024-09-30", 9, 8), on: "2024-10-01")
        #expect(findings(anew.ledger) == [[.notPermitted, .feeNotCharged]])
    }

    @Test func `fees are charged to the manager of the time, and received up to what is owed`()
        throws
    {
        let given = try Facility.operating()
        try given.when(Facility.fee("2024-07-01", "2024-08-31", 50), on: "2024-09-01")
            .thenRefused(.managementRulesMissing)
        try given.when(Facility.fee("2024-08-31", "2024-08-01", 50), on: "2024-09-01")
            .thenRefused(.usePeriodInvalid)
        try given.when(
            Facility.fee("2024-08-01", "2024-08-31", 50, due: "2024-08-31"), on: "2024-09-01"
        ).thenRefused(.dateOutOfOrder)
        try given.when(Facility.fee("2024-08-01", "2024-08-31", 50), on: "2024-09-01")
            .thenPosts("Dr PROPERTY:143 50", "Cr PROPERTY:432 50")
        let charged = try given.and(Facility.fee("2024-08-01", "2024-08-31", 50), on: "2024-09-01")
            .and(Facility.ended, on: "2024-09-02")
        let maker = try given.party("maker")
        try charged.when(FacilityFeeReceived(manager: maker, amount: 51), on: "2024-09-02")
            .thenRefused(.moreThanOwed)
        try charged.when(FacilityDamageRecovered(manager: maker, amount: 1), on: "2024-09-02")
            .thenRefused(.moreThanOwed)
        try charged.when(FacilityFeeReceived(manager: maker, amount: 20), on: "2024-09-02")
            .thenPosts("Dr PROPERTY:331 20", "Cr PROPERTY:143 20")
    }
}
