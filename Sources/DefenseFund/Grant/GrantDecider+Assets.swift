import Accounting
import Containers
import EventSourcing

extension GrantAssetRegistered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let grant = try ledger.grants.require(context, at: .allocated, .reported, .fixed, .settled)
        guard !grant.assets.contains(where: { $0.name == asset }) else {
            throw Rejection(
                .nameTaken, "House rule 1", .text("grant", context.streamName),
                .text("asset", asset))
        }
        let threshold = ledger.parameters.amount("assetThresholdYen", on: context.effectiveOn)
        guard cost >= threshold else {
            throw Rejection(
                .belowAssetThreshold, "Subsidy Act 22", .yen("cost", cost),
                .yen("threshold", threshold))
        }
        guard borne <= cost else {
            throw Rejection(
                .exceedsAssetCost, "Subsidy Act 22", .yen("borne", borne), .yen("cost", cost))
        }
        let assets = Yen.sum(grant.assets.lazy.map(\.borne)) ?? .zero
        let room = grant.ceiling.subtracting(assets) ?? .zero
        guard borne <= room else {
            throw Rejection(
                .exceedsAllocation, "Subsidy Act 22; C11", .yen("borne", borne),
                .yen("other assets", assets), .yen("allocated", grant.ceiling))
        }
        guard restrictedUntil >= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Subsidy Act 22", .date("registered", context.effectiveOn),
                .date("restricted until", restrictedUntil))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.changeGrant(context, at: .allocated, .reported, .fixed, .settled) { grant in
            grant.assets.append(
                GrantAsset(
                    name: asset, what: what, cost: cost, borne: borne, place: place,
                    restrictedUntil: restrictedUntil))
        }
    }
}

extension GrantAssetDisposalApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // Before the amount is fixed, proceeds lower the cost that is eligible: there is no share.
        let grant = try ledger.grants.require(context, at: .fixed, .settled, .cancelled)
        guard let registered = grant.assets.first(where: { $0.name == asset }) else {
            throw Rejection(
                .assetUnknown, "Subsidy Act 22", .text("grant", context.streamName),
                .text("asset", asset))
        }
        if let disposal = registered.disposal {
            throw Rejection(
                .assetDisposedAlready, "Subsidy Act 22", .text("asset", asset),
                .date("on", disposal.on))
        }
        let share = grant.share(of: proceeds, of: registered, on: context.effectiveOn)
        // A disposal that is put right comes after an order: that one is put right first.
        guard let shares = grant.shares.adding(share), shares >= grant.orderedShares else {
            throw Rejection(
                .exceedsReturnable, "Subsidy Act 22; C24", .yen("ordered", grant.orderedShares),
                .yen("share", share))
        }
        guard share > .zero else { return }
        // Then that order has the day, and no other is set by repeating the approval.
        if grant.orderedShares > grant.shares,
            !grant.returnOrders.contains(where: {
                $0.cause == .assetDisposal && $0.dueOn == returnDueOn
            })
        {
            throw .notCorrectable(Self.type.name, "grant.returnOrdered has the day: correct that")
        }
        guard let returnDueOn else {
            throw Rejection(.returnDateMissing, "Subsidy Act 22, 7(1)", .yen("share", share))
        }
        guard returnDueOn >= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Subsidy Act 22, 7(1)", .date("approved", context.effectiveOn),
                .date("due", returnDueOn))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) -> Self {
        Self(
            asset: asset, proceeds: proceeds, returnDueOn: returnDueOn, reason: reason,
            share: share(context, in: ledger))
    }

    private func share(_ context: ActContext, in ledger: LedgerState) -> Yen {
        guard let grant = ledger.grants[context.subject()],
            let registered = grant.assets.first(where: { $0.name == asset })
        else { return .zero }
        return grant.share(of: proceeds, of: registered, on: context.effectiveOn)
    }

    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let share = share(context, in: ledger)
        guard let returnDueOn, share > .zero else { return [] }
        return [GrantReturnOrdered(principal: share, dueOn: returnDueOn, cause: .assetDisposal)]
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        var isKnown = false
        try ledger.changeGrant(context, at: .fixed, .settled, .cancelled) { grant in
            guard let index = grant.assets.firstIndex(where: { $0.name == asset }),
                grant.assets[index].disposal == nil
            else { return }
            isKnown = true
            grant.dispose(
                of: index, .init(on: context.effectiveOn, proceeds: proceeds, share: share))
        }
        guard isKnown else {
            throw IllegalTransition("\(context.streamName) disposes of an asset that it has not")
        }
    }
}

extension GrantState {
    /// What of the proceeds of an asset is the grant's: no more than what was paid and is not asked
    /// back otherwise. It comes back once.
    fileprivate func share(of proceeds: Yen, of asset: GrantAsset, on date: LegalDate) -> Yen {
        min(asset.share(of: proceeds, on: date), unshared)
    }
}
