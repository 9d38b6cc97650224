import Accounting
import Containers
import EventSourcing

extension SecretDesignated {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard !isMDASecret, !isSpeciallyDesignatedSecret else {
            throw Rejection(
                .secretOfOtherLaw, "Act 27(1); Basic Policy 3.4.2",
                .text("is", isMDASecret ? "an MDA Secret" : "a Specially Designated Secret"))
        }
        guard criteriaMet else {
            throw Rejection(.criteriaNotMet, "Act 27(1)", .text("secret", context.streamName))
        }
        guard context.effectiveOn <= effectiveUntil else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.4.2; C23",
                .date("designated", context.effectiveOn), .date("until", effectiveUntil))
        }
        if let touches { try ledger.requireNeed(touches) }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.secrets[context.subject()] = SecretState(
            designatedOn: context.effectiveOn, touches: touches, effectiveUntil: effectiveUntil)
    }
}

extension SecretProvided {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: contractor, kinds: .manufacturer)
        let secret = try ledger.effective(context, "Act 27; C23")
        guard secret.designatedOn <= documentDatedOn, documentDatedOn <= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Basic Policy 3.4.2", .date("designated", secret.designatedOn),
                .date("document", documentDatedOn), .date("provided", context.effectiveOn))
        }
        guard !secret.holders.contains(where: { $0.contractor == contractor }) else {
            throw Rejection(.nothingChanges, "Act 27", .stream("holder", contractor.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.secrets[context.subject()]?.holders.append(
            .init(
                contractor: contractor, providedOn: context.effectiveOn,
                documentDatedOn: documentDatedOn))
    }
}

extension SecretPeriodExtended {
    private static var basis: String { "Cabinet Order 290/2023 Art 4; C23" }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let secret = try ledger.effective(context, Self.basis)
        let days = ledger.parameters.number("secretExtensionDays", on: context.effectiveOn)
        guard context.effectiveOn.days(until: secret.effectiveUntil) <= days else {
            throw Rejection(
                .secretNotExpiring, Self.basis, .date("until", secret.effectiveUntil),
                .date("this", context.effectiveOn), .count("days before at most", days))
        }
        guard criteriaMet else {
            throw Rejection(.criteriaNotMet, "Act 27(1)", .text("secret", context.streamName))
        }
        guard secret.effectiveUntil < effectiveUntil else {
            throw Rejection(
                .dateOutOfOrder, Self.basis, .date("until", secret.effectiveUntil),
                .date("new", effectiveUntil))
        }
        try checkNotices(
            to: secret.holders, on: context.effectiveOn,
            from: context.effectiveOn.adding(days: -days) ?? secret.designatedOn)
    }

    /// Each holder has been told, in writing, between being provided with the secret and now, and
    /// of this extension: not longer before it than it may stand before the end of the period.
    private func checkNotices(
        to holders: [SecretState.Holder], on date: LegalDate, from earliest: LegalDate
    ) throws(Rejection) {
        for notice in notices {
            guard let holder = holders.first(where: { $0.contractor == notice.contractor }) else {
                throw Rejection(
                    .noticesIncomplete, Self.basis, .stream("no holder", notice.contractor.stream))
            }
            let since = max(holder.providedOn, earliest)
            guard since <= notice.notifiedOn, notice.notifiedOn <= date else {
                throw Rejection(
                    .dateOutOfOrder, Self.basis, .date("earliest", since),
                    .date("notified", notice.notifiedOn), .date("this", date))
            }
        }
        for holder in holders {
            let count = notices.count { $0.contractor == holder.contractor }
            guard count == 1 else {
                throw Rejection(
                    .noticesIncomplete, Self.basis, .stream("holder", holder.contractor.stream),
                    .count("notices", count))
            }
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.secrets[context.subject()]?.effectiveUntil = effectiveUntil
        ledger.secrets[context.subject()]?.extendedOn.append(context.effectiveOn)
    }
}

extension SecretLifted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.notLifted(context, "Act 27")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.secrets[context.subject()]?.liftedOn = context.effectiveOn
    }
}

extension LedgerState {
    /// The secret that the act is about, unless it was lifted.
    fileprivate func notLifted(_ context: ActContext, _ basis: String) throws(Rejection)
        -> SecretState
    {
        guard let secret = secrets[context.subject(Secret.self)], secret.liftedOn == nil else {
            throw Rejection(.secretLifted, basis, .text("secret", context.streamName))
        }
        return secret
    }

    /// The same, if its period has not ended.
    fileprivate func effective(_ context: ActContext, _ basis: String) throws(Rejection)
        -> SecretState
    {
        let secret = try notLifted(context, basis)
        guard context.effectiveOn <= secret.effectiveUntil else {
            throw Rejection(
                .secretExpired, basis, .date("until", secret.effectiveUntil),
                .date("this", context.effectiveOn))
        }
        return secret
    }

    /// What needs a secret is a plan, a grant or a contract.
    fileprivate func requireNeed(_ thing: StreamReference) throws(Rejection) {
        guard let name = name(of: thing) else {
            throw Rejection(.subjectUnknown, "House rule 1", .stream("touches", thing))
        }
        let categories = [
            AdjustmentPlan.category, Grant.category, InitiativeContract.category,
        ]
        guard categories.contains(where: name.isOf) else {
            throw Rejection(
                .wrongSubject, "Act 27(1)", .text("touches", name),
                .text("needs", categories.map { "\($0)/..." }.joined(separator: " or ")))
        }
    }
}
