import Accounting
public import EventSourcing

/// Decides what an act causes: the one path from a request to events, for the engine that records
/// them and for the auditor who decides them again.
public enum RuleBook {
    /// Decides `request` and applies its events to `ledger`; on any other rejection
    /// `ledger` is unchanged.
    ///
    /// On ``RejectionCode/ledgerInconsistent`` the state is of no further use: the guards let pass
    /// what the state refuses, as can only be if an event before was none of the rules' making.
    ///
    /// - Parameter next: the position that the first event will get.
    /// - Returns: the events in order: accounts that are opened first, then the act, then what the
    ///   law attaches to it.
    public static func perform(
        _ request: Request, at next: LogPosition, in ledger: inout LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        let decision = try request.act.decide(request, at: next, in: ledger)
        guard !decision.consequences.isEmpty else {
            try apply(decision.events, to: &ledger)
            return decision.events
        }
        // Copying the state is dear, so it is done only where a later step can still be refused.
        let before = ledger
        do {
            return try perform(decision, in: &ledger)
        } catch {
            ledger = before
            throw error
        }
    }

    /// The events that ``perform(_:at:in:)`` would answer with; the state stays as it is.
    public static func decide(
        _ request: Request, at next: LogPosition, in ledger: LedgerState
    ) throws(Rejection) -> [DecidedEvent] {
        let decision = try request.act.decide(request, at: next, in: ledger)
        return decision.consequences.isEmpty
            ? decision.events : try performed(decision, in: ledger)
    }

    /// Behind a call, since a copy that is made only sometimes is made early: on every way.
    @inline(never)
    private static func performed(_ decision: Decision, in ledger: LedgerState)
        throws(Rejection) -> [DecidedEvent]
    {
        var ledger = ledger
        return try perform(decision, in: &ledger)
    }

    /// Applies what was decided for the act, then decides and applies what the law attaches to it.
    private static func perform(_ decision: Decision, in ledger: inout LedgerState)
        throws(Rejection) -> [DecidedEvent]
    {
        var events = decision.events
        try apply(events, to: &ledger)
        guard let context = events.last?.context else { return events }
        for act in decision.consequences {
            let draft = act.context(following: context, in: ledger)
            let more = try act.events(
                draft, after: ledger.version(of: draft.stream), isConsequence: true, in: ledger)
            try apply(more, to: &ledger)
            events += more
        }
        return events
    }

    private static func apply(_ events: [DecidedEvent], to ledger: inout LedgerState)
        throws(Rejection)
    {
        do {
            for place in events.indices { try ledger.apply(events[place]) }
        } catch {
            throw Rejection(.ledgerInconsistent, "C24", .text("problem", error))
        }
    }
}
