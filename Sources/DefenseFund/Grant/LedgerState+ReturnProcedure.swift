public import Accounting
import Containers
import EventSourcing

// After the approval of a plan is rescinded, the Corporation promptly runs the procedures,
// including returns, that fit the measure (Basic Policy 3.3.2; C13; decision 0051).

/// The return procedure that a rescission demands for a grant, as long as it is not opened.
public struct ReturnProcedure: Hashable, Sendable {
    /// The day of the rescission.
    public let since: LegalDate
    /// The last day on which it is opened in time; `nil` beyond the calendar.
    public let dueOn: LegalDate?
    /// What of the grant is not decided on: without fault no cost that is reported as spent, once
    /// the Corporation has acted on the report.
    public let undecided: Yen
}

extension LedgerState {
    /// The return procedure that is still to be opened for the grant; `nil` if there is none.
    ///
    /// At fault nothing stays with the operator, so it stands until the whole grant is cancelled.
    /// Without fault the cost that was spent stays: it stands until the amount is fixed, or the
    /// rest beyond that cost cancelled. A report alone is no act of the Corporation's. A grant that
    /// was closed before is opened again by the cancellation.
    public func returnProcedure(of grant: GrantState) -> ReturnProcedure? {
        guard let rescission = plans[grant.plan]?.rescission else { return nil }
        let spent: Yen
        switch grant.stage {
        case .applied, .screened, .screenedUnfavourably, .declined, .cancelled, .withdrawn:
            return nil
        case .fixed, .settled, .closed: spent = grant.ceiling
        case .allocated, .reported:
            spent = grant.rescissionAnsweredOn == nil ? .zero : grant.eligibleCost ?? .zero
        }
        let kept = rescission.cause == .atFault ? .zero : spent
        let undecided = grant.ceiling.subtracting(min(kept, grant.ceiling)) ?? .zero
        guard undecided > .zero else { return nil }
        let days = parameters.number("returnProcedureDeadlineDays", on: rescission.on)
        return ReturnProcedure(
            since: rescission.on, dueOn: rescission.on.adding(days: days), undecided: undecided)
    }

    /// A finding about each grant whose return procedure is overdue on `date` and not found yet.
    func overdueReturnProcedures(on date: LegalDate) -> [FindingRaised] {
        grants.compactMap { overdueReturnProcedure(of: $0, $1, on: date) }
    }

    /// The finding about this grant, if it is overdue on `date` and not found yet.
    func overdueReturnProcedure(
        of reference: Reference<Grant>, _ grant: GrantState, on date: LegalDate
    ) -> FindingRaised? {
        guard let procedure = returnProcedure(of: grant), let dueOn = procedure.dueOn, dueOn < date
        else { return nil }
        let finding = FindingRaised(
            byLedger: .violation,
            "The return procedure after the rescission of \(procedure.since) was to be opened by "
                + "\(dueOn) (C13).",
            about: reference.stream, to: .corporation)
        let isKnown = findings.raised.contains {
            $0.value.isByLedger && $0.value.about == finding.about && $0.value.text == finding.text
        }
        return isKnown ? nil : finding
    }
}

extension LedgerState {
    /// The act answers the rescission of the plan's approval, if there was one.
    mutating func answerRescission(_ context: ActContext) {
        guard let place = grants.index(forKey: context.subject()),
            grants[place: place].rescissionAnsweredOn == nil,
            plans[grants[place: place].plan]?.stage == .rescinded
        else { return }
        grants[place: place].rescissionAnsweredOn = context.effectiveOn
    }
}

extension GrantCancelled {
    /// The answer comes late: somebody must say why.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let reference: Reference<Grant> = context.subject()
        guard let grant = ledger.grants[reference],
            let finding = ledger.overdueReturnProcedure(
                of: reference, grant, on: context.effectiveOn)
        else { return [] }
        return [finding]
    }
}

extension PeriodClosed {
    /// What is overdue when the books are closed is found, whoever has let it lie.
    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        ledger.overdueReturnProcedures(on: context.effectiveOn)
    }
}
