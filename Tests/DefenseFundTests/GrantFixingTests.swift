import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// A report that was wrong is followed by another, and the amount is fixed anew (C11, C12).
@Suite struct GrantFixingTests {
    private let fixing = GrantAmountFixed(returnDueOn: nil, fixed: 0)

    private func report(_ cost: Yen, _ item: CostKind = .designChange) -> GrantPerformanceReported {
        GrantPerformanceReported(items: [CostItem(item: item, amount: cost)])
    }

    private let final = GrantInspected(isFinal: true, onSite: false, findings: text("agrees"))

    /// 1,000 allocated, 700 advanced, fixed at this cost.
    private func fixed(_ cost: Yen) throws -> Given {
        try Funded.inspected(cost: cost).and(
            GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
            on: "2024-11-01")
    }

    private func reportedAnew(_ cost: Yen, after given: Given) throws -> Given {
        try given.and(report(cost), about: "grant/G", on: "2024-11-10")
            .and(final, about: "grant/G", on: "2024-11-11")
    }

    private func state(_ given: Given) throws -> GrantState {
        try #require(given.ledger.grants[Reference(try given.reference("grant/G"))])
    }

    @Test func `a report that told too little is made good: the rest is payable`() throws {
        let given = try reportedAnew(
            900,
            after: fixed(800).and(
                GrantSettled(bank: Funded.fund().party("bank"), amount: 0), about: "grant/G",
                on: "2024-11-05"))
        let when = try given.when(fixing, about: "grant/G", on: "2024-11-12")
        try when.thenPosts("Dr FUND:511 100", "Cr FUND:211 100")
        let anew = try given.and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(anew).stage == .fixed)
        try anew.when(
            GrantSettled(bank: anew.party("bank"), amount: 0), about: "grant/G", on: "2024-11-20"
        ).thenPosts("Dr FUND:211 100", "Cr FUND:111 100")
    }

    @Test func `a report that told too much is made good: what is payable goes before the excess`()
        throws
    {
        let given = try reportedAnew(650, after: fixed(800))
        try given.when(fixing, about: "grant/G", on: "2024-11-12").thenRefused(.returnDateMissing)
        let due = GrantAmountFixed(returnDueOn: date("2024-12-20"), fixed: 0)
        let when = try given.when(due, about: "grant/G", on: "2024-11-12")
        try when.then("grant.amountFixed", "grant.returnOrdered")
        try when.thenPosts(
            "Dr FUND:211 100", "Cr FUND:511 100", "Dr FUND:122 50", "Cr FUND:511 50")
        let anew = try given.and(due, about: "grant/G", on: "2024-11-12")
        #expect(try state(anew).stage == .settled)
        #expect(try state(anew).outstandingReturns == 50)
    }

    @Test func `an excess that was ordered back has no ground once more is fixed (C12)`() throws {
        // Fixed at 650, so 50 of the 700 are ordered back; then at 900.
        let given = try reportedAnew(900, after: fixed(650))
        let when = try given.when(fixing, about: "grant/G", on: "2024-11-12")
        try when.thenPosts("Dr FUND:511 250", "Cr FUND:122 50", "Cr FUND:211 200")
        let anew = try given.and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(anew).outstandingReturns == 0)
        // No charge runs on it either, however late it is.
        try anew.when(
            GrantChargeAssessed(kind: .late, lines: [], assessedBefore: 0, amount: 0),
            about: "grant/G", on: "2026-12-01"
        ).thenRefused(.nothingToCharge)
        let settlement = GrantSettled(bank: try given.party("bank"), amount: 0)
        let settled = try anew.and(settlement, about: "grant/G", on: "2024-11-15")
        try settled.when(GrantClosed(note: nil), about: "grant/G", on: "2024-11-16")
            .then("grant.closed")
    }

    @Test func `of an excess that was ordered back as much stands as the new amount leaves`() throws
    {
        // Of the 200 that are ordered back, 80 have come in. At 640, 60 are still too much.
        let given = try reportedAnew(
            640,
            after: fixed(500).and(
                GrantReturned(
                    amount: 80, bank: Funded.fund().party("bank"), principal: 0, charges: 0),
                about: "grant/G", on: "2024-11-05"))
        let when = try given.when(fixing, about: "grant/G", on: "2024-11-12")
        try when.thenPosts("Dr FUND:511 140", "Cr FUND:122 120", "Cr FUND:211 20")
        let more = try given.and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(more).outstandingReturns == 0)
        #expect(try state(more).ordered == 80)
        let less = try reportedAnew(
            560,
            after: fixed(500).and(
                GrantReturned(
                    amount: 80, bank: Funded.fund().party("bank"), principal: 0, charges: 0),
                about: "grant/G", on: "2024-11-05")
        ).and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(less).outstandingReturns == 60)
        // Lower still: only what is not ordered yet is ordered with it.
        let least = try less.and(report(450), about: "grant/G", on: "2024-11-12")
            .and(final, about: "grant/G", on: "2024-11-12")
        try least.when(
            GrantAmountFixed(returnDueOn: date("2024-12-20"), fixed: 0), about: "grant/G",
            on: "2024-11-12"
        ).thenPosts("Dr FUND:122 110", "Cr FUND:511 110")
    }

    @Test func `no more than was allocated is fixed, however often`() throws {
        let given = try reportedAnew(5_000, after: fixed(300))
            .and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(given).fixed == 1_000)
    }

    @Test func `the amount is fixed anew only after a new report and its final inspection`() throws
    {
        let given = try fixed(800)
        try given.when(fixing, about: "grant/G", on: "2024-11-12").thenRefused(.wrongStage)
        try given.when(final, about: "grant/G", on: "2024-11-12").thenRefused(.wrongStage)
        let reported = try given.and(report(900), about: "grant/G", on: "2024-11-10")
        try reported.when(fixing, about: "grant/G", on: "2024-11-12")
            .thenRefused(.inspectionMissing)
        let settled = try fixed(800).and(
            GrantSettled(bank: given.party("bank"), amount: 0), about: "grant/G", on: "2024-11-05"
        ).and(report(900), about: "grant/G", on: "2024-11-10")
        try settled.when(GrantClosed(note: nil), about: "grant/G", on: "2024-11-14")
            .thenRefused(.reportNotFixed)
    }

    @Test func `a cancellation waits for the fixing, and what it takes is not added again (C15)`()
        throws
    {
        let cancel = GrantCancelled(cause: .misuse, amount: 50, reason: text("misused"))
        try reportedAnew(900, after: fixed(800)).when(
            GrantCancelled(cause: .changedCircumstances, amount: 50, reason: text("less")),
            about: "grant/G", on: "2024-11-12"
        ).thenRefused(.reportNotFixed)
        let cancelled = try fixed(800).and(cancel, about: "grant/G", on: "2024-11-05")
        let more = try reportedAnew(900, after: cancelled)
            .and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(more).fixed == 750)
        let due = GrantAmountFixed(returnDueOn: date("2024-12-20"), fixed: 0)
        let less = try reportedAnew(600, after: cancelled)
            .and(due, about: "grant/G", on: "2024-11-12")
        #expect(try state(less).fixed == 600)
        #expect(try state(less).outstandingReturns == 100)
    }

    @Test func `nothing is settled by a report that a newer one has overtaken (C11)`() throws {
        try reportedAnew(300, after: fixed(900)).when(
            GrantSettled(bank: Funded.fund().party("bank"), amount: 0), about: "grant/G",
            on: "2024-11-12"
        ).thenRefused(.reportNotFixed)
    }

    @Test func `as much is added as the plan's ceiling and the fund have room for (C8, C10)`()
        throws
    {
        let given = try reportedAnew(1_000, after: fixed(300))
        let other = try given.and(
            GrantApplied(
                plan: given.plan("P"), applicant: given.party("maker"),
                items: [CostItem(item: .survey, amount: 100)]), about: "grant/H", on: "2024-11-12"
        ).and(
            GrantScreened(favourable: true, findings: text("proper")), about: "grant/H",
            on: "2024-11-13"
        ).and(GrantAllocated(amount: 100), about: "grant/H", on: "2024-11-14")
        let anew = try other.and(fixing, about: "grant/G", on: "2024-11-15")
        #expect(try state(anew).fixed == 900)
        #expect(try state(anew).reportedAnewOn == nil)
    }

    @Test func `a suspension does not end with the fixing`() throws {
        let given = try reportedAnew(
            700,
            after: fixed(900).and(
                GrantSuspended(reason: text("doubts")), about: "grant/G", on: "2024-11-05")
        )
        .and(fixing, about: "grant/G", on: "2024-11-12")
        #expect(try state(given).stage == .settled)
        let more = try given.and(report(900), about: "grant/G", on: "2024-11-13")
            .and(final, about: "grant/G", on: "2024-11-14")
            .and(fixing, about: "grant/G", on: "2024-11-15")
        let settlement = GrantSettled(bank: try more.party("bank"), amount: 0)
        try more.when(settlement, about: "grant/G", on: "2024-11-16")
            .thenRefused(.grantSuspended)
        try given.when(GrantResumed(reason: text("settled")), about: "grant/G", on: "2024-11-13")
            .then("grant.resumed")
    }

    @Test func `a share of proceeds and what is ordered back never exceed what was paid`() throws {
        // 700 were paid; 100 of them are to come back as an excess, so a share is at most 600.
        let given = try Funded.advanced().and(
            GrantAssetRegistered(
                asset: .example, what: text("press"), cost: 700_000, borne: 700,
                place: text("Kure"), restrictedUntil: date("2030-03-31")), about: "grant/G",
            on: "2024-08-01"
        ).and(report(600), about: "grant/G", on: "2024-10-01")
            .and(final, about: "grant/G", on: "2024-10-02")
            .and(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
                on: "2024-11-01")
        let sold = try given.and(
            GrantAssetDisposalApproved(
                asset: .example, proceeds: 700_000, returnDueOn: date("2024-12-01"),
                reason: text("sold"), share: 0), about: "grant/G", on: "2024-11-02")
        #expect(try state(sold).outstandingReturns == 700)
        // And a cancellation finds nothing left to ask back.
        let cancelled = try sold.and(
            GrantCancelled(cause: .misuse, amount: 600, reason: text("misused")),
            about: "grant/G", on: "2024-11-03")
        #expect(try state(cancelled).pendingReturns == 0)
    }

    @Test func `cost that was reported is not lost by one person's act`() throws {
        let given = try Funded.screened()
            .and(GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
            .and(report(500), about: "grant/G", on: "2024-10-01")
        try given.when(GrantDeclined(reason: text("no")), about: "grant/G", on: "2024-10-02")
            .thenRefused(.wrongStage)
        try given.when(GrantWithdrawn(reason: text("no")), about: "grant/G", on: "2024-10-02")
            .thenRefused(.wrongStage)
    }

    @Test func `a settlement before the amount was fixed anew is not put right any more (C24)`()
        throws
    {
        let settled = try fixed(800).and(
            GrantSettled(bank: Funded.fund().party("bank"), amount: 0), about: "grant/G",
            on: "2024-11-05")
        let anew = try reportedAnew(900, after: settled)
            .and(fixing, about: "grant/G", on: "2024-11-12")
            .and(
                GrantSettled(bank: Funded.fund().party("bank"), amount: 0), about: "grant/G",
                on: "2024-11-13")
        let event = try #require(anew.events.first { $0.act is GrantSettled })
        let subject = try #require(StreamName(parsing: "grant/G"))
        let right = try #require(
            EmbeddedCommand<PlainActs>(
                GrantSettled(bank: try anew.party("trust"), amount: 0), about: subject,
                on: date("2024-11-05")))
        try anew.when(
            EntryCorrected(
                corrects: event.context.position, reason: text("another bank"), replacement: right,
                original: right, reversedLegs: UInt16Field(0)), about: "correction/K",
            on: "2024-11-20"
        ).thenRefused(.notCorrectable)
    }

    @Test func `an advance may replace money that came back, and no more (C11)`() throws {
        let cancel = GrantCancelled(cause: .misuse, amount: 500, reason: text("misused"))
        let given = try Funded.advanced().and(cancel, about: "grant/G", on: "2024-08-01")
            .and(
                GrantReturnOrdered(
                    principal: 200, dueOn: date("2024-09-01"), cause: .cancelledAtFault),
                about: "grant/G", on: "2024-08-01"
            )
            .and(
                GrantChangeApproved(
                    items: [CostItem(item: .designChange, amount: 900)], amount: 900,
                    reason: text("more work")), about: "grant/G", on: "2024-08-02")
        let advance = GrantAdvancePaid(amount: 201, bank: try given.party("bank"))
        try given.when(advance, about: "grant/G", on: "2024-08-03").thenRefused(.exceedsAllocation)
        let back = try given.and(
            GrantReturned(amount: 200, bank: given.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2024-08-04")
        try back.when(advance, about: "grant/G", on: "2024-08-05").then("grant.advancePaid")
        // All that is fixed can be paid: nothing stays payable for ever.
        let fixed = try back.and(report(900), about: "grant/G", on: "2024-08-06")
            .and(final, about: "grant/G", on: "2024-08-07")
            .and(fixing, about: "grant/G", on: "2024-08-08")
        try fixed.when(
            GrantSettled(bank: fixed.party("bank"), amount: 0), about: "grant/G", on: "2024-08-09"
        ).thenPosts("Dr FUND:211 400", "Cr FUND:111 400")
    }

    @Test func `what is to come back for a cancellation comes back before the rest is paid (C10)`()
        throws
    {
        let order = GrantReturnOrdered(
            principal: 200, dueOn: date("2024-09-01"), cause: .cancelledAtFault)
        let given = try Funded.advanced()
            .and(
                GrantCancelled(cause: .misuse, amount: 500, reason: text("misused")),
                about: "grant/G", on: "2024-08-01"
            )
            .and(order, about: "grant/G", on: "2024-08-01")
            .and(
                GrantChangeApproved(
                    items: [CostItem(item: .designChange, amount: 900)], amount: 900,
                    reason: text("more work")), about: "grant/G", on: "2024-08-02")
        let settlement = GrantSettled(bank: try given.party("bank"), amount: 0)
        func fixed(_ given: Given) throws -> Given {
            try given.and(report(900), about: "grant/G", on: "2024-10-06")
                .and(final, about: "grant/G", on: "2024-10-07")
                .and(fixing, about: "grant/G", on: "2024-10-08")
        }
        try fixed(given).when(settlement, about: "grant/G", on: "2024-10-09")
            .thenRefused(.balanceOpen)
        // The order is put right, so that a part of it is not ordered any more.
        let less = try given.corrected(
            GrantReturnOrdered.self,
            to: GrantReturnOrdered(
                principal: 150, dueOn: date("2024-09-01"), cause: .cancelledAtFault), "grant/G",
            of: "2024-08-01", on: "2024-08-03")
        try fixed(less).when(settlement, about: "grant/G", on: "2024-10-09")
            .thenRefused(.returnNotOrdered)
    }

    @Test func `cost beyond what was approved for its item is a finding (Subsidy Act 7(1))`() throws
    {
        let given = try Funded.advanced()
        try given.when(report(1_000), about: "grant/G", on: "2024-10-01")
            .then("grant.performanceReported")
        let moved = try given.when(report(1, .survey), about: "grant/G", on: "2024-10-01")
        try moved.then("grant.performanceReported", "finding.raised")
        let finding = try #require(try moved.outcome.get().last?.act as? FindingRaised)
        #expect(finding.addressee == .corporation)
        #expect(finding.text.text.contains("survey 1 of 0 yen"))
        try given.when(report(1_001), about: "grant/G", on: "2024-10-01")
            .then("grant.performanceReported", "finding.raised")
    }

    @Test func `a report that waits stops no cancellation at fault (C15, C16)`() throws {
        let given = try fixed(700).and(report(0), about: "grant/G", on: "2024-11-10")
        let cancelled = try given.and(
            GrantCancelled(cause: .misuse, amount: 700, reason: text("misused")),
            about: "grant/G", on: "2024-11-12")
        let grant = try state(cancelled)
        #expect(grant.stage == .cancelled && grant.reportedAnewOn == nil)
        #expect(grant.returnable[.cancelledAtFault] == 700)
        // Put right, the report waits again.
        let right = try cancelled.corrected(
            GrantCancelled.self,
            to: GrantCancelled(cause: .misuse, amount: 70, reason: text("misused")), "grant/G",
            of: "2024-11-12", on: "2024-11-13")
        #expect(try state(right).reportedAnewOn == date("2024-11-10"))
    }
}
