import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Cancellations and the orders after them are put right, as long as nothing was reckoned with them
/// (C10, C24).
@Suite struct CorrectedCancellationTests {
    private func cancelled(_ amount: Yen) -> GrantCancelled {
        GrantCancelled(cause: .misuse, amount: amount, reason: text("misused"))
    }

    private func returnOrder(_ principal: Yen, due: String = "2024-09-30") -> GrantReturnOrdered {
        GrantReturnOrdered(principal: principal, dueOn: date(due), cause: .cancelledAtFault)
    }

    @Test func `a cancellation that moved no money is put right as well (C24)`() throws {
        let given = try Funded.inspected(cost: 700)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .and(cancelled(700), about: "grant/G", on: "2024-11-05")
        let right = try given.correcting(
            GrantCancelled.self, to: cancelled(70), "grant/G", of: "2024-11-05", on: "2024-11-10")
        try right.then("entry.corrected")
        try right.thenPosts()
        let grant = try #require(
            right.after.grants[Reference(try given.reference("grant/G"))])
        #expect(grant.stage == .settled)
        #expect(grant.ceiling == 630)
        #expect(grant.returnable[.cancelledAtFault] == 70)
        // The right act may move money where the wrong one did not.
        let fixed = try Funded.inspected(cost: 900)
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
            .and(cancelled(200), about: "grant/G", on: "2024-11-05")
        try fixed.correcting(
            GrantCancelled.self, to: cancelled(300), "grant/G", of: "2024-11-05", on: "2024-11-10"
        ).thenPosts("Cr FUND:211 200", "Dr FUND:511 200", "Dr FUND:211 200", "Cr FUND:511 200")
    }

    @Test func `a cancellation is not put right into what was allocated to others since (C10)`()
        throws
    {
        let free = try Funded.screened()
            .and(GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
            .and(cancelled(800), about: "grant/G", on: "2024-08-01")
        let other = try free.and(
            GrantApplied(
                plan: free.plan("P"), applicant: free.party("maker"),
                items: [CostItem(item: .survey, amount: 800)]), about: "grant/H", on: "2024-08-02"
        ).and(
            GrantScreened(favourable: true, findings: text("proper")), about: "grant/H",
            on: "2024-08-03"
        ).and(GrantAllocated(amount: 800), about: "grant/H", on: "2024-08-04")
        try other.correcting(
            GrantCancelled.self, to: cancelled(799), "grant/G", of: "2024-08-01", on: "2024-08-10"
        ).thenRefused(.exceedsPlanCeiling)
        try other.correcting(
            GrantCancelled.self, to: cancelled(801), "grant/G", of: "2024-08-01", on: "2024-08-10"
        ).then("entry.corrected")
    }

    @Test func `a cancellation is not put right behind a suspension or its end`() throws {
        let given = try Funded.advanced().and(cancelled(200), about: "grant/G", on: "2024-08-01")
            .and(GrantSuspended(reason: text("doubts")), about: "grant/G", on: "2024-08-02")
        try given.correcting(
            GrantCancelled.self, to: cancelled(100), "grant/G", of: "2024-08-01", on: "2024-08-10"
        ).thenRefused(.notCorrectable)
    }

    @Test func `an order is put right though an earlier one was charged`() throws {
        let given = try Funded.advanced().and(cancelled(400), about: "grant/G", on: "2024-08-01")
            .and(returnOrder(100), about: "grant/G", on: "2024-08-02")
        let charge = GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0)
        let charged = try given.and(charge, about: "grant/G", on: "2025-08-05")
            .and(cancelled(600), about: "grant/G", on: "2025-08-06")
            .and(returnOrder(600, due: "2095-10-31"), about: "grant/G", on: "2025-08-06")
        try charged.correcting(
            GrantReturnOrdered.self, to: returnOrder(600, due: "2025-10-31"), "grant/G",
            of: "2025-08-06", on: "2025-08-07"
        ).then("entry.corrected")
        try charged.and(charge, about: "grant/G", on: "2025-09-08").correcting(
            GrantReturnOrdered.self, to: returnOrder(600, due: "2025-10-31"), "grant/G",
            of: "2025-08-06", on: "2025-09-09"
        ).thenRefused(.notCorrectable)
    }
}
