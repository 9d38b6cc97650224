import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What is put right counts where the books carry it: no correction moves cost out of sight of a
/// budget, and none takes effect in a closed period (C3, C25; decision 0027).
@Suite struct CorrectionDateTests {
    private func cost(_ amount: Yen, _ given: Given) throws -> OperatingCostPaid {
        OperatingCostPaid(amount: amount, purpose: text("rent"), bank: try given.party("bank"))
    }

    /// FY2024 with its whole budget of 500 yen spent in March 2025, and FY2025 begun.
    private func spent() throws -> Given {
        let fund = try Funded.fund()
        return try fund.and(cost(500, fund), about: "fund", on: "2025-03-10")
    }

    @Test func `a cost is not moved into a closed year`() throws {
        let given = try spent().and(
            PeriodClosed(size: .start, root: .example), about: "period/FY2024", on: "2025-04-02")
        let cost = try cost(500, given)
        let paid = try given.and(cost, about: "fund", on: "2025-04-03")
        try paid.correcting(
            OperatingCostPaid.self, to: cost, "fund", of: "2025-03-20", on: "2025-04-10"
        ).thenRefused(.periodClosed)
        // Where it stands it is put right, and the year that is open carries the difference.
        try given.correcting(
            OperatingCostPaid.self, to: self.cost(400, given), "fund", of: "2025-03-10",
            on: "2025-04-10"
        ).then("entry.corrected")
    }

    @Test func `a cost that is dated into another year still counts in the year of its entry`()
        throws
    {
        let fund = try Funded.fund()
        let given = try fund.and(cost(500, fund), about: "fund", on: "2025-04-03")
        let moved = try given.corrected(
            OperatingCostPaid.self, to: cost(500, given), "fund", of: "2025-03-20",
            on: "2025-04-10")
        try moved.when(cost(1, moved), about: "fund", on: "2025-04-11")
            .thenRefused(.budgetExceeded)
        try moved.when(cost(500, moved), about: "fund", on: "2025-03-31", recorded: "2025-04-11")
            .then("operatingCost.paid")
        #expect(moved.ledger.fund.years[year("FY2025")]?.operatingCost == 500)
    }

    @Test func `what last year paid too much makes room where the books carry it`() throws {
        let given = try spent()
        let right = try given.corrected(
            OperatingCostPaid.self, to: cost(400, given), "fund", of: "2025-03-10",
            on: "2025-04-10")
        #expect(right.ledger.fund.years[year("FY2024")]?.operatingCost == 500)
        #expect(right.ledger.fund.years[year("FY2025")]?.operatingCost == -100)
        try right.when(cost(1, right), about: "fund", on: "2025-03-31", recorded: "2025-04-11")
            .thenRefused(.budgetExceeded)
        try right.when(cost(600, right), about: "fund", on: "2025-04-11")
            .then("operatingCost.paid")
        try right.when(cost(601, right), about: "fund", on: "2025-04-11")
            .thenRefused(.budgetExceeded)
    }

    @Test func `what last year paid too little is held against the year that carries it`() throws {
        let given = try spent()
        try given.and(cost(450, given), about: "fund", on: "2025-04-03")
            .correcting(
                OperatingCostPaid.self, to: cost(501, given), "fund", of: "2025-04-03",
                on: "2025-04-10"
            ).thenRefused(.budgetExceeded)
        try given.correcting(
            OperatingCostPaid.self, to: cost(1_001, given), "fund", of: "2025-03-10",
            on: "2025-04-10"
        ).thenRefused(.budgetExceeded)
        try given.correcting(
            OperatingCostPaid.self, to: cost(1_000, given), "fund", of: "2025-03-10",
            on: "2025-04-10"
        ).then("entry.corrected")
    }

    @Test func `a correction that passes the budget for grants raises the finding`() throws {
        let given = try Funded.screened()
            .and(
                AnnualPlanApproved(
                    fiscalYear: year("FY2024"),
                    budget: [
                        BudgetLine(line: .operatingCost, amount: 500),
                        BudgetLine(line: .grants, amount: 800),
                    ]), about: "corporation/C", on: "2024-06-02"
            )
            .and(GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
        let paid = try given.and(
            GrantAdvancePaid(amount: 700, bank: given.party("bank")), about: "grant/G",
            on: "2024-07-01")
        let advance = { (amount: Yen) throws in
            GrantAdvancePaid(amount: amount, bank: try given.party("bank"))
        }
        try paid.correcting(
            GrantAdvancePaid.self, to: advance(800), "grant/G", of: "2024-07-01", on: "2024-08-01"
        ).then("entry.corrected")
        let over = try paid.correcting(
            GrantAdvancePaid.self, to: advance(801), "grant/G", of: "2024-07-01", on: "2024-08-01")
        try over.then("entry.corrected", "finding.raised")
    }

    @Test func `a voucher is put right in the year of the correction`() throws {
        let given = try Funded.fund()
        let voucher = { (amount: Yen) throws in
            JournalPosted(
                book: .support,
                legs: [
                    JournalLeg(account: 521, of: nil, side: .debit, amount: amount),
                    JournalLeg(
                        account: 111, of: try given.party("bank"), side: .credit,
                        amount: amount),
                ], text: text("travel"))
        }
        let posted = try given.and(
            JournalPosted(
                book: .support,
                legs: [
                    JournalLeg(account: 111, of: given.party("bank"), side: .debit, amount: 900),
                    JournalLeg(account: 421, of: nil, side: .credit, amount: 900),
                ], text: text("fees")), about: "journal/1", on: "2025-03-01"
        ).and(voucher(100), about: "journal/J", on: "2025-03-10")
        let right = try posted.correcting(
            JournalPosted.self, to: voucher(10), "journal/J", of: "2025-03-10", on: "2025-04-10")
        try right.then("entry.corrected")
        #expect(right.after.journals.years[year("FY2024")]?.supportExpense == 100)
        #expect(right.after.journals.years[year("FY2025")]?.supportExpense == -90)
    }

    // MARK: - Each institution corrects its own acts (law, part A)

    @Test func `what the Minister pays is corrected by ministers`() throws {
        let given = try roles(ManagedFacility.operating()).and(
            ManagedFacility.upkeep, on: "2024-09-01")
        let right = FacilityMaintenancePaid(amount: 3, purpose: text("a new roof"))
        try given.correcting(
            FacilityMaintenancePaid.self, to: right, "facility/F", of: "2024-09-01",
            on: "2024-09-02", by: "payer"
        ).thenRefused(.roleNotHeld)
        try given.correcting(
            FacilityMaintenancePaid.self, to: right, "facility/F", of: "2024-09-01",
            on: "2024-09-02", by: "official"
        ).thenRefused(.secondPersonNeeded)
        try given.correcting(
            FacilityMaintenancePaid.self, to: right, "facility/F", of: "2024-09-01",
            on: "2024-09-02"
        ).then("entry.corrected")
    }

    @Test func `what the Corporation pays is no minister's to correct`() throws {
        let given = try roles(Funded.advanced())
        let right = GrantAdvancePaid(amount: 600, bank: try given.party("bank"))
        try given.correcting(
            GrantAdvancePaid.self, to: right, "grant/G", of: "2024-07-01", on: "2024-08-01",
            by: "official"
        ).thenRefused(.roleNotHeld)
        try given.correcting(
            GrantAdvancePaid.self, to: right, "grant/G", of: "2024-07-01", on: "2024-08-01",
            by: "payer"
        ).thenRefused(.secondPersonNeeded)
    }

    private func roles(_ given: Given) throws -> Given {
        var given = given
        for (name, role) in [("payer", Role.treasurer), ("official", .minister)] {
            given = try given.and(
                ActorRegistered(name: text(name)), about: "actor/\(name)", on: "2024-04-01"
            ).and(RoleGranted(role: role), about: "actor/\(name)", on: "2024-04-01")
        }
        return given
    }
}
