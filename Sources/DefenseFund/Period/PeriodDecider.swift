import Accounting
import EventSourcing

extension PeriodClosed {
    public func question(in ledger: LedgerState) -> LogQuestion? { .tree }

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let period = try context.period
        guard context.effectiveOn > period.lastDay, let today = context.recordedOn,
            today >= context.effectiveOn
        else {
            throw Rejection(
                .periodNotOver, Self.rule, .text("period", period),
                .date("last day", period.lastDay), .date("this act", context.effectiveOn),
                .text("recorded", context.recordedOn?.description ?? "\(context.recordedAt)"))
        }
        let closings = ledger.periods.closings
        guard let last = closings.last else { return }
        let isClosed = closings.contains { $0.period.stream == context.stream }
        // A year is closed as a whole also after all of its months.
        guard !isClosed, period.lastDay >= last.lastDay,
            period.firstDay > last.lastDay || period.isYear
        else {
            throw Rejection(
                .periodClosed, Self.rule, .text("period", period),
                .date("closed to", last.lastDay))
        }
        guard let next = last.lastDay.adding(days: 1), period.firstDay <= next else {
            throw Rejection(
                .periodOutOfOrder, Self.rule, .text("period", period),
                .date("closed to", last.lastDay))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self {
        guard case .tree(let size, let root) = context.excerpt else {
            throw Rejection(.ledgerInconsistent, Self.rule, .text("problem", "no tree is given"))
        }
        return Self(size: size, root: root)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let period = Period(context.streamName.identifierText) else {
            throw IllegalTransition("\(context.streamName) is no period")
        }
        ledger.periods.closings.append(
            .init(
                period: context.subject(), lastDay: period.lastDay, closedOn: context.effectiveOn,
                size: size, root: root))
        ledger.periods.closedOnce = max(ledger.periods.closedOnce ?? period.lastDay, period.lastDay)
    }

    fileprivate static let rule = "House rule 9; Act 22; C25"
}

extension PeriodReopened {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let closings = ledger.periods.closings
        guard closings.contains(where: { $0.period.stream == context.stream }) else {
            throw Rejection(
                .periodOpen, PeriodClosed.rule, .text("period", context.streamName.identifierText))
        }
        guard let last = closings.last, last.period.stream == context.stream else {
            throw Rejection(
                .periodOutOfOrder, PeriodClosed.rule,
                .text("period", context.streamName.identifierText),
                .stream("closed after it", closings[closings.count - 1].period.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let last = ledger.periods.closings.popLast(), last.period.stream == context.stream
        else { throw IllegalTransition("\(context.streamName) is not the last that was closed") }
        ledger.periods.reopenings.append(
            .init(
                period: context.subject(), reopenedOn: context.effectiveOn,
                position: context.position, reason: reason))
    }
}

extension ActContext {
    /// The period that the act is about.
    fileprivate var period: Period {
        get throws(Rejection) {
            guard let period = Period(streamName.identifierText) else {
                throw Rejection(
                    .periodUnknown, "House rule 9", .text("subject", streamName),
                    .text("such as", "period/2025-04, period/FY2024"))
            }
            return period
        }
    }
}

extension Period {
    fileprivate var isYear: Bool {
        switch self {
        case .month: false
        case .year: true
        }
    }
}
