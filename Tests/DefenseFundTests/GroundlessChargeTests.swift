import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// A charge that has lost its ground is not collected; it is waived, and what accrues later is
/// charged in full (C16).
@Suite struct GroundlessChargeTests {
    private let late = GrantChargeAssessed(kind: .late, lines: [], assessedBefore: 0, amount: 0)

    /// 1,000,000 yen advanced; fixed at 600,000, so that 400,000 are due on 2024-10-31. Nothing
    /// comes in for a year: 400,000 x 0.03 % x 365 days are charged.
    private func charged() throws -> Given {
        try fixed(
            Funded.paidInFull(1_000_000, on: "2024-07-01"), at: 600_000, on: "2024-10-10",
            due: "2024-10-31"
        ).and(late, about: "grant/H", on: "2025-10-31")
    }

    private func fixed(_ given: Given, at cost: Yen, on day: String, due: String) throws -> Given {
        try given.and(
            GrantPerformanceReported(items: [CostItem(item: .testing, amount: cost)]),
            about: "grant/H", on: day
        ).and(
            GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
            about: "grant/H", on: day
        ).and(GrantAmountFixed(returnDueOn: date(due), fixed: 0), about: "grant/H", on: day)
    }

    private func waived(_ amount: Yen) -> GrantChargeWaived {
        GrantChargeWaived(kind: .late, amount: amount, reason: text("the order had no ground"))
    }

    private func returned(_ amount: Yen, _ given: Given) throws -> GrantReturned {
        GrantReturned(amount: amount, bank: try given.party("bank"), principal: 0, charges: 0)
    }

    private func owed(_ given: Given) throws -> Yen {
        given.ledger.balance(.chargesReceivable, of: Reference(try given.reference("grant/H")))
    }

    @Test func `half of an order has no ground: half of its charge is waived, and no day is lost`()
        throws
    {
        #expect(try owed(charged()) == 43_800)
        let lowered = try fixed(charged(), at: 800_000, on: "2025-11-03", due: "2025-11-30")
        // What has no ground is not taken in, and not waived twice.
        try lowered.when(returned(221_901, lowered), about: "grant/H", on: "2025-11-04")
            .thenRefused(.moreThanOwed)
        let given = try lowered.and(waived(21_900), about: "grant/H", on: "2025-11-05")
            .and(returned(200_000, lowered), about: "grant/H", on: "2026-10-31")
        // 200,000 x 0.03 % x 730 days, of which 365 are charged.
        try given.when(late, about: "grant/H", on: "2026-10-31")
            .thenPosts("Dr FUND:123 21900", "Cr FUND:412 21900")
    }

    @Test func `an order that lost all its ground leaves nothing for a later one`() throws {
        let lowered = try fixed(charged(), at: 1_000_000, on: "2025-11-03", due: "2025-11-30")
            .and(waived(43_800), about: "grant/H", on: "2025-11-05")
        let anew = try fixed(lowered, at: 600_000, on: "2025-11-10", due: "2025-11-30")
        let given = try anew.and(returned(400_000, anew), about: "grant/H", on: "2026-11-30")
        try given.when(GrantClosed(note: nil), about: "grant/H", on: "2026-12-01")
            .thenRefused(.chargeNotAssessed)
        try given.when(late, about: "grant/H", on: "2026-12-01")
            .thenPosts("Dr FUND:123 43800", "Cr FUND:412 43800")
    }

    @Test func `a charge that is waived for mercy is not assessed again (Subsidy Act 19(3))`()
        throws
    {
        let given = try charged().and(waived(43_800), about: "grant/H", on: "2025-11-05")
        try given.when(late, about: "grant/H", on: "2025-11-01")
            .thenPosts("Dr FUND:123 120", "Cr FUND:412 120")
    }
}
