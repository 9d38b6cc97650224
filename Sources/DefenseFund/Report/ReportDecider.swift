public import Accounting
import Containers
public import EventSourcing

extension ReportIssued {
    /// The rules know no report's numbers: they see to it that the pair of times is one that the
    /// ledger has, and the audit makes the numbers again.
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard size > .start, size <= ledger.count else {
            throw Rejection(
                .positionUnknown, Self.rule, .text("known", size), .text("events", ledger.count))
        }
        if let grant, ledger.grants[grant] == nil {
            throw Rejection(.subjectUnknown, Self.rule, .stream("grant", grant.stream))
        }
        try EntryGuard.checkDate(context)
        if let year, year.firstDay > day {
            throw Rejection(
                .dateOutOfOrder, Self.rule, .date("about", day),
                .date("the year begins", year.firstDay))
        }
        guard day <= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, Self.rule, .date("about", day),
                .date("this act", context.effectiveOn))
        }
    }

    public func question(in ledger: LedgerState) -> LogQuestion? { .treeOf(size) }

    public func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self {
        guard case .tree(let size, let root) = context.excerpt, size == self.size else {
            throw Rejection(.ledgerInconsistent, Self.rule, .text("problem", "no tree is given"))
        }
        return Self(
            name: name, day: day, size: size, digest: digest, audience: audience, grant: grant,
            year: year, root: root)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        ledger.reports.insert(
            state(issuedOn: context.effectiveOn, by: context.actor), forKey: context.subject())
    }

    /// The report that the act issues.
    public func state(issuedOn date: LegalDate, by actor: Reference<Actor>) -> ReportState {
        ReportState(
            name: name, day: day, size: size, root: root, digest: digest, audience: audience,
            grant: grant, year: year, issuedOn: date, issuedBy: actor)
    }

    fileprivate static let rule = "House rule 13; Act 22"
}
