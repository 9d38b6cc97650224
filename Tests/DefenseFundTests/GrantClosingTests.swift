import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Waived charges, and the closing of a grant on which nothing is owed.
@Suite struct GrantClosingTests {
    private let closed = GrantClosed(note: text("nothing is owed"))
    private let assessed = GrantChargeAssessed(
        kind: .late, lines: [], assessedBefore: 0, amount: 0)

    /// Of 2,000,000 yen advanced, 1,000,000 are excess and due on 2024-12-01.
    private func overpaid() throws -> Given {
        try Funded.paidInFull(2_000_000, on: "2024-06-01")
            .and(
                GrantPerformanceReported(items: [CostItem(item: .testing, amount: 1_000_000)]),
                about: "grant/H", on: "2024-10-01"
            ).and(
                GrantInspected(isFinal: true, onSite: false, findings: text("x")),
                about: "grant/H", on: "2024-10-01"
            ).and(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/H",
                on: "2024-11-01")
    }

    private func returned(_ amount: Yen, _ given: Given) throws -> GrantReturned {
        GrantReturned(
            amount: amount, bank: try given.party("bank"), principal: 0, charges: 0)
    }

    private func waived(_ amount: Yen, _ kind: ChargeKind = .late) -> GrantChargeWaived {
        GrantChargeWaived(kind: kind, amount: amount, reason: text("flood"))
    }

    @Test func `a charge is waived up to what was charged and is owed (C16)`() throws {
        let charged = try overpaid().and(assessed, about: "grant/H", on: "2024-12-11")
        try charged.when(waived(3_000), about: "grant/H", on: "2024-12-12")
            .thenPosts("Dr FUND:412 3000", "Cr FUND:123 3000")
        try charged.when(waived(3_001), about: "grant/H", on: "2024-12-12")
            .thenRefused(.moreThanOwed)
        try charged.when(waived(1, .addOn), about: "grant/H", on: "2024-12-12")
            .thenRefused(.moreThanOwed)
        try charged.and(waived(2_000), about: "grant/H", on: "2024-12-12")
            .when(waived(1_001), about: "grant/H", on: "2024-12-13").thenRefused(.moreThanOwed)
    }

    @Test func `what was paid of a charge is not waived`() throws {
        let charged = try overpaid().and(assessed, about: "grant/H", on: "2024-12-11")
        let paid = try charged.and(
            returned(1_002_500, charged), about: "grant/H", on: "2024-12-11")
        try paid.when(waived(501), about: "grant/H", on: "2024-12-12").thenRefused(.moreThanOwed)
        try paid.when(waived(500), about: "grant/H", on: "2024-12-12").then("grant.chargeWaived")
    }

    @Test func `a waived charge is not assessed again, later days are (C16)`() throws {
        let given = try overpaid().and(assessed, about: "grant/H", on: "2024-12-11")
            .and(waived(3_000), about: "grant/H", on: "2024-12-12")
        try given.when(assessed, about: "grant/H", on: "2024-12-11").thenRefused(.nothingToCharge)
        try given.when(assessed, about: "grant/H", on: "2024-12-13")
            .thenPosts("Dr FUND:123 600", "Cr FUND:412 600")
    }

    @Test func `a grant is closed when nothing is owed on it, and only then`() throws {
        let open = try overpaid()
        try open.when(closed, about: "grant/H", on: "2024-12-11").thenRefused(.balanceOpen)
        let returned = try open.and(
            returned(1_000_000, open), about: "grant/H", on: "2024-12-11")
        try returned.when(closed, about: "grant/H", on: "2024-12-12")
            .thenRefused(.chargeNotAssessed)
        let charged = try returned.and(assessed, about: "grant/H", on: "2024-12-12")
        try charged.when(closed, about: "grant/H", on: "2024-12-12").thenRefused(.balanceOpen)
        try charged.and(waived(3_000), about: "grant/H", on: "2024-12-12")
            .when(closed, about: "grant/H", on: "2024-12-12").then("grant.closed")
    }

    @Test func `what is returnable is ordered back before a grant is closed (C12)`() throws {
        try Funded.advanced().and(
            GrantCancelled(cause: .misuse, amount: 1_000, reason: text("misused")),
            about: "grant/G", on: "2024-08-01"
        ).when(closed, about: "grant/G", on: "2024-08-02").thenRefused(.returnNotOrdered)
    }

    @Test func `a grant that may still be paid is not closed`() throws {
        try Funded.advanced().when(closed, about: "grant/G", on: "2024-08-02")
            .thenRefused(.wrongStage)
    }

    @Test func `nothing but a cancellation is recorded about a grant that is closed`() throws {
        let open = try overpaid()
        let end = try open.and(returned(1_000_000, open), about: "grant/H", on: "2024-12-01")
            .and(closed, about: "grant/H", on: "2024-12-02")
        let day = date("2025-01-31")
        let acts: [any Act] = [
            closed, assessed, waived(1), try returned(1, open),
            GrantScreened(favourable: true, findings: text("x")), GrantAllocated(amount: 1),
            GrantDeclined(reason: text("x")), GrantWithdrawn(reason: text("x")),
            GrantAdvancePaid(amount: 1, bank: try open.party("bank")),
            GrantPerformanceReported(items: [CostItem(item: .testing, amount: 1)]),
            GrantInspected(isFinal: false, onSite: false, findings: text("x")),
            GrantAmountFixed(returnDueOn: nil, fixed: 0),
            GrantSettled(bank: try open.party("bank"), amount: 0),
            GrantReturnOrdered(principal: 1, dueOn: day, cause: .excess),
            GrantChangeApproved(
                items: [CostItem(item: .testing, amount: 1)], amount: 1, reason: text("x")),
            GrantSuspended(reason: text("x")), GrantResumed(reason: text("x")),
            GrantAssetRegistered(
                asset: .example, what: text("x"), cost: 600_000, borne: 1, place: text("x"),
                restrictedUntil: day),
            GrantAssetDisposalApproved(
                asset: .example, proceeds: 1, returnDueOn: day, reason: text("x"), share: 0),
        ]
        // All but the application, which makes a grant, and the cancellation.
        #expect(acts.count == Catalogue.grants.count - 2)
        for act in acts {
            try end.when(act, about: "grant/H", on: "2024-12-31").thenRefused(.wrongStage)
        }
    }

    private func misused(_ amount: Yen) -> GrantCancelled {
        GrantCancelled(cause: .misuse, amount: amount, reason: text("found later"))
    }

    @Test func `misuse that is found after the closing opens the grant again (C15, C16)`() throws {
        let open = try overpaid()
        let end = try open.and(returned(1_000_000, open), about: "grant/H", on: "2024-12-01")
            .and(closed, about: "grant/H", on: "2024-12-02")
        try end.when(misused(1_000_001), about: "grant/H", on: "2025-06-01")
            .thenRefused(.exceedsAllocation)
        let part = try end.and(misused(400_000), about: "grant/H", on: "2025-06-01")
        #expect(part.ledger.grants[Reference(try part.reference("grant/H"))]?.stage == .settled)
        try part.when(closed, about: "grant/H", on: "2025-06-02").thenRefused(.returnNotOrdered)
        let ordered = try part.and(
            GrantReturnOrdered(
                principal: 400_000, dueOn: date("2025-07-31"), cause: .cancelledAtFault),
            about: "grant/H", on: "2025-06-02")
        // From 2024-06-01 through 2025-07-31, 426 days: 400,000 x 10.95 % x 426 / 365.
        let charged =
            try ordered
            .and(returned(400_000, ordered), about: "grant/H", on: "2025-07-31")
            .and(
                GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0),
                about: "grant/H", on: "2025-07-31")
        #expect(
            charged.ledger.balance(.chargesReceivable, of: Reference(try end.reference("grant/H")))
                == 51_120)
        try charged.and(returned(51_120, charged), about: "grant/H", on: "2025-08-01")
            .when(closed, about: "grant/H", on: "2025-08-02").then("grant.closed")
    }

    @Test func `a cancellation that opened a closed grant is put right`() throws {
        let open = try overpaid()
        let end = try open.and(returned(1_000_000, open), about: "grant/H", on: "2024-12-01")
            .and(closed, about: "grant/H", on: "2024-12-02")
        let whole = try end.and(misused(1_000_000), about: "grant/H", on: "2025-06-01")
        let right = try whole.correcting(
            GrantCancelled.self, to: misused(10), "grant/H", of: "2025-06-01", on: "2025-06-05")
        let grant = try #require(right.after.grants[Reference(try end.reference("grant/H"))])
        #expect(grant.stage == .settled)
        #expect(grant.returnable[.cancelledAtFault] == 10)
    }
}
