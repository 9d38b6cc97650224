import Accounting
import Containers
import EventSourcing

extension ImportBegan {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // Two persons approve the whole, for nobody approves its rows one by one.
        guard ledger.activeAdministrators.count >= 2 else {
            throw Rejection(
                .secondPersonNeeded, RuleBook.importBasis, .text("act", Self.type.name),
                .stream("actor", context.actor.stream))
        }
        guard ledger.activeAdministrators.contains(administrator) else {
            throw Rejection(
                .roleNotHeld, RuleBook.importBasis, .stream("actor", administrator.stream),
                .text("needs", Role.administrator.name))
        }
        let loaded = ledger.imports.last(of: digest)?.loaded ?? 0
        guard loaded < rows.rows else {
            throw Rejection(
                .nothingChanges, RuleBook.importBasis, .text("recorded", loaded),
                .text("rows", rows.rows))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard ledger.imports.openPlace == nil else {
            throw IllegalTransition("\(context.streamName) begins within another import")
        }
        let earlier = ledger.imports.last(of: digest)
        ledger.imports.all.append(
            ImportState(
                stream: context.subject(), source: source, digest: digest, rows: rows.rows,
                administrator: administrator, proposer: context.actor,
                approver: context.approver, beganOn: context.effectiveOn,
                loaded: earlier?.loaded ?? 0, days: earlier?.days))
    }
}

extension ImportEnded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard let open = ledger.imports.open, open.stream.stream == context.stream else {
            throw Rejection(
                .importNotOpen, RuleBook.importBasis, .text("import", context.streamName))
        }
        guard reason != nil || open.loaded == open.rows else {
            throw Rejection(
                .importIncomplete, RuleBook.importBasis, .text("import", context.streamName),
                .text("recorded", open.loaded), .text("rows", open.rows))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self {
        let loaded = ledger.imports.open.flatMap { RowCount(storedNumber: $0.loaded) }
        return Self(reason: reason, loaded: loaded ?? self.loaded)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let place = ledger.imports.openPlace,
            ledger.imports.all[place].stream.stream == context.stream
        else { throw IllegalTransition("\(context.streamName) is not the open import") }
        ledger.imports.all[place].endedOn = context.effectiveOn
    }
}
