import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Assets that were bought with a grant, and what comes back when they are disposed of
/// (Subsidy Act 22).
@Suite struct GrantAssetTests {
    private func asset(
        _ name: String = "press", cost: Yen = 500_000, borne: Yen = 400,
        until day: String = "2030-03-31"
    ) -> GrantAssetRegistered {
        GrantAssetRegistered(
            asset: identifier(name), what: text("press"), cost: cost, borne: borne,
            place: text("Kure"), restrictedUntil: date(day))
    }

    private func disposal(
        _ name: String = "press", proceeds: Yen, due day: String? = "2025-06-30"
    ) -> GrantAssetDisposalApproved {
        GrantAssetDisposalApproved(
            asset: identifier(name), proceeds: proceeds, returnDueOn: day.map(date),
            reason: text("sold"), share: 0)
    }

    private func identifier(_ name: String) -> Identifier {
        guard let identifier = Identifier(name) else { preconditionFailure(name) }
        return identifier
    }

    /// Settled at 700 yen, of which an asset of 500,000 yen took 400.
    private func settled() throws -> Given {
        try Funded.inspected(cost: 700).and(asset(), about: "grant/G", on: "2024-10-03")
            .and(GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
    }

    @Test func `an asset is registered from the threshold on`() throws {
        let given = try Funded.advanced()
        try given.when(asset(cost: 499_999), about: "grant/G", on: "2024-08-01")
            .thenRefused(.belowAssetThreshold)
        try given.when(asset(), about: "grant/G", on: "2024-08-01").then("grant.assetRegistered")
        try given.and(
            ParameterSet(value: text("500001"), reason: text("x")),
            about: "parameter/assetThresholdYen", on: "2024-08-01"
        ).when(asset(), about: "grant/G", on: "2024-08-01").thenRefused(.belowAssetThreshold)
    }

    @Test func `the grant bears no more of an asset than it cost, and of all no more than itself`()
        throws
    {
        let given = try Funded.advanced().and(asset(), about: "grant/G", on: "2024-08-01")
        try given.when(asset(), about: "grant/G", on: "2024-08-02").thenRefused(.nameTaken)
        try given.when(asset("lathe", borne: 601), about: "grant/G", on: "2024-08-02")
            .thenRefused(.exceedsAllocation)
        try given.when(asset("lathe", borne: 600), about: "grant/G", on: "2024-08-02")
            .then("grant.assetRegistered")
        try given.when(asset("lathe", borne: 500_001), about: "grant/G", on: "2024-08-02")
            .thenRefused(.exceedsAssetCost)
        try given.when(asset("lathe", until: "2024-08-01"), about: "grant/G", on: "2024-08-02")
            .thenRefused(.dateOutOfOrder)
    }

    @Test func `the grant's share of the proceeds is ordered back with the approval`() throws {
        // 250,000 x 400 / 500,000.
        let when = try settled().when(
            disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01")
        try when.then("grant.assetDisposalApproved", "grant.returnOrdered")
        try when.thenPosts("Dr FUND:122 200", "Cr FUND:413 200")
        #expect(when.after.uncommittedFund == 9_500)
    }

    @Test(
        arguments: [
            (1_249, 0), (1_250, 1), (2_499, 1), (499_999, 399), (500_000, 400), (600_000, 400),
            (Int64.max, 400),
        ] as [(Int64, Int64)])
    func `a share is cut off below one yen and is at most what the grant bore`(
        proceeds: Int64, share: Int64
    ) throws {
        let when = try settled().when(
            disposal(proceeds: try #require(Yen(exactly: proceeds))), about: "grant/G",
            on: "2025-05-01")
        let shares = try when.outcome.get().compactMap {
            ($0.act as? GrantReturnOrdered)?.principal
        }
        #expect(shares.map(\.rawValue) == (share > 0 ? [share] : []))
    }

    @Test func `on its last day the restriction holds, after it nothing comes back`() throws {
        let given = try settled()
        try given.when(
            disposal(proceeds: 500_000, due: "2030-04-30"), about: "grant/G", on: "2030-03-31"
        ).then("grant.assetDisposalApproved", "grant.returnOrdered")
        try given.when(disposal(proceeds: 500_000), about: "grant/G", on: "2030-04-01")
            .then("grant.assetDisposalApproved")
    }

    @Test func `a share needs a day on which it is due`() throws {
        try settled().when(
            disposal(proceeds: 500_000, due: nil), about: "grant/G", on: "2025-05-01"
        ).thenRefused(.returnDateMissing)
        try settled().when(
            disposal(proceeds: 500_000, due: "2025-04-30"), about: "grant/G", on: "2025-05-01"
        ).thenRefused(.dateOutOfOrder)
        try settled().when(disposal(proceeds: 0, due: nil), about: "grant/G", on: "2025-05-01")
            .then("grant.assetDisposalApproved")
    }

    @Test func `an asset is disposed of once, by its name, after the fixing`() throws {
        let given = try settled()
        try given.when(disposal("lathe", proceeds: 0), about: "grant/G", on: "2025-05-01")
            .thenRefused(.assetUnknown)
        try given.and(disposal(proceeds: 0), about: "grant/G", on: "2025-05-01")
            .when(disposal(proceeds: 0), about: "grant/G", on: "2025-05-02")
            .thenRefused(.assetDisposedAlready)
        try Funded.advanced().and(asset(), about: "grant/G", on: "2024-08-01")
            .when(disposal(proceeds: 0), about: "grant/G", on: "2024-08-02")
            .thenRefused(.wrongStage)
    }

    @Test func `a share is not a return of what was paid: it bears no charge, frees no ceiling`()
        throws
    {
        let sold = try settled().and(
            disposal(proceeds: 500_000), about: "grant/G", on: "2025-05-01")
        for kind in ChargeKind.allCases {
            try sold.when(
                GrantChargeAssessed(kind: kind, lines: [], assessedBefore: 0, amount: 0),
                about: "grant/G", on: "2026-12-31"
            ).thenRefused(.nothingToCharge)
        }
        let paid = try sold.and(
            GrantReturned(amount: 400, bank: sold.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2025-06-01")
        #expect(paid.ledger.plans[try paid.plan("P")]?.allocated == 700)
        // The whole grant can still be cancelled; what came back as a share is not asked for again.
        let cancelled = try paid.and(
            GrantCancelled(cause: .misuse, amount: 700, reason: text("misused")),
            about: "grant/G", on: "2025-07-01")
        func order(_ principal: Yen) -> GrantReturnOrdered {
            GrantReturnOrdered(
                principal: principal, dueOn: date("2025-08-01"), cause: .cancelledAtFault)
        }
        try cancelled.when(order(301), about: "grant/G", on: "2025-07-01")
            .thenRefused(.exceedsReturnable)
        try cancelled.when(order(300), about: "grant/G", on: "2025-07-01")
            .then("grant.returnOrdered")
    }

    @Test func `nobody orders a share back without a disposal`() throws {
        try settled().when(
            GrantReturnOrdered(principal: 1, dueOn: date("2025-08-01"), cause: .assetDisposal),
            about: "grant/G", on: "2025-07-01"
        ).thenRefused(.exceedsReturnable)
    }

    @Test func `a grant is not closed while an asset is restricted`() throws {
        let given = try settled()
        let closed = GrantClosed(note: nil)
        try given.when(closed, about: "grant/G", on: "2030-03-31").thenRefused(.assetRestricted)
        try given.when(closed, about: "grant/G", on: "2030-04-01").then("grant.closed")
        try given.and(disposal(proceeds: 0), about: "grant/G", on: "2025-05-01")
            .when(closed, about: "grant/G", on: "2025-05-02").then("grant.closed")
    }

    private func putRight(_ given: Given, to proceeds: Yen) throws -> When {
        try given.correcting(
            GrantAssetDisposalApproved.self, to: disposal(proceeds: proceeds), "grant/G",
            of: "2025-05-01", on: "2025-05-10")
    }

    private func grant(_ ledger: LedgerState, _ given: Given) throws -> GrantState {
        try #require(ledger.grants[Reference(try given.reference("grant/G"))])
    }

    @Test func `proceeds that were too small are put right, and the rest is ordered back`() throws {
        let given = try settled().and(
            disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01")
        let right = try putRight(given, to: 500_000)
        try right.then("entry.corrected")
        try right.thenPosts()
        #expect(try grant(right.after, given).returnable[.assetDisposal] == 200)
        #expect(try grant(right.after, given).shares == 400)
    }

    @Test func `proceeds that were too large are put right after the order for their share`() throws
    {
        let given = try settled().and(
            disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01")
        try putRight(given, to: 25_000).thenRefused(.exceedsReturnable)
        let lowered = try given.corrected(
            GrantReturnOrdered.self,
            to: GrantReturnOrdered(
                principal: 20, dueOn: date("2025-06-30"), cause: .assetDisposal), "grant/G",
            of: "2025-05-01", on: "2025-05-09", as: "correction/J")
        let right = try putRight(lowered, to: 25_000)
        try right.then("entry.corrected")
        #expect(try grant(right.after, given).returnable[.assetDisposal] == 0)
        #expect(try grant(right.after, given).outstandingReturns == 20)
    }

    @Test func `proceeds are not put right any more once a cancellation was reckoned with them`()
        throws
    {
        let given = try settled().and(
            disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01"
        ).and(
            GrantCancelled(cause: .misuse, amount: 10, reason: text("misused")),
            about: "grant/G", on: "2025-05-02")
        try putRight(given, to: 500_000).thenRefused(.notCorrectable)
    }

    @Test func `a share that nothing was left for is reckoned again, or its cancellation stands`()
        throws
    {
        let whole = GrantCancelled(cause: .misuse, amount: 700, reason: text("misused"))
        let cancelled = try settled().and(whole, about: "grant/G", on: "2025-04-30")
            .and(disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01")
        #expect(try grant(cancelled.ledger, cancelled).shares == 0)
        try cancelled.correcting(
            GrantCancelled.self,
            to: GrantCancelled(cause: .misuse, amount: 100, reason: text("misused")), "grant/G",
            of: "2025-04-30", on: "2025-05-10"
        ).thenRefused(.notCorrectable)
        // The report told far too little, so that little was left for a share.
        func fixed(_ given: Given, at cost: Yen, on day: String) throws -> Given {
            try given.and(
                GrantPerformanceReported(items: [CostItem(item: .designChange, amount: cost)]),
                about: "grant/G", on: day
            ).and(
                GrantInspected(isFinal: true, onSite: false, findings: text("agrees")),
                about: "grant/G", on: day
            ).and(
                GrantAmountFixed(returnDueOn: date("2025-12-31"), fixed: 0), about: "grant/G",
                on: day)
        }
        let low = try fixed(settled(), at: 50, on: "2025-04-30")
            .and(disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01")
        #expect(try grant(low.ledger, low).shares == 50)
        let right = try putRight(fixed(low, at: 700, on: "2025-05-02"), to: 250_001)
        try right.then("entry.corrected")
        #expect(try grant(right.after, low).shares == 200)
    }

    @Test func `another day for the return is set by correcting the order, not the approval`()
        throws
    {
        let given = try settled().and(
            disposal(proceeds: 250_000), about: "grant/G", on: "2025-05-01")
        try given.correcting(
            GrantAssetDisposalApproved.self, to: disposal(proceeds: 250_000, due: "2025-12-31"),
            "grant/G", of: "2025-05-01", on: "2025-05-10"
        ).thenRefused(.notCorrectable)
        try given.correcting(
            GrantReturnOrdered.self,
            to: GrantReturnOrdered(
                principal: 200, dueOn: date("2025-12-31"), cause: .assetDisposal), "grant/G",
            of: "2025-05-01", on: "2025-05-10"
        ).then("entry.corrected")
    }
}
