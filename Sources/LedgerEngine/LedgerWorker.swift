import Accounting
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Transparency

/// What the writer thread does; touched by no other thread.
final class LedgerWorker<Log: EventLog & TransparentLog, Time: Clock>: @unchecked Sendable {
    private let log: Log
    private let clock: Time
    private let images: StateImages?
    private var fold: LedgerFold

    /// - Parameter fold: of the beginning of the log.
    init(_ log: Log, clock: Time, _ fold: LedgerFold, _ images: StateImages?) throws(LogFailure) {
        self.log = log
        self.clock = clock
        self.images = images
        self.fold = fold
        try self.fold.catchUp(with: log, to: log.next())
    }

    /// Decides all jobs and appends their events in one batch.
    func handle(_ jobs: [Ledger<Log>.Job]) {
        // The state is held here alone while it is worked on, so that it is never copied.
        var fold = exchange(&self.fold, with: LedgerFold())
        var outcomes: [[CommandOutcome]] = []
        do {
            try append(jobs, &fold, &outcomes)
            self.fold = fold
        } catch {
            // The state may hold events that are not stored: it is folded from the log anew.
            outcomes = jobs.map { job in job.submission.commands.map { _ in .failed(error) } }
        }
        for (job, answer) in zip(jobs, outcomes) { job.answer.give(answer) }
    }

    private func append(
        _ jobs: [Ledger<Log>.Job], _ fold: inout LedgerFold, _ outcomes: inout [[CommandOutcome]]
    ) throws(LogFailure) {
        var isDecided = false
        let appended = try log.append { (next) throws(LogFailure) in
            // Asked again, the state holds what was decided for a place that another writer took.
            if isDecided { fold = LedgerFold() }
            isDecided = true
            try fold.catchUp(with: self.log, to: next, from: self.images)
            var batch = Decisions(at: next)
            outcomes = []
            for job in jobs {
                outcomes.append(try self.decide(job.submission, into: &batch, &fold))
            }
            return batch.prepared
        }
        if case .taken = appended { throw .unavailable("another writer came first") }
    }

    private func decide(
        _ submission: Submission, into batch: inout Decisions, _ fold: inout LedgerFold
    ) throws(LogFailure) -> [CommandOutcome] {
        let before = submission.isAtomic ? (fold, batch) : nil
        var outcomes: [CommandOutcome] = []
        for draft in submission.commands {
            outcomes.append(try decide(draft, as: submission.actor, into: &batch, &fold))
        }
        guard let before, outcomes.contains(where: { !$0.isDone }) else { return outcomes }
        (fold, batch) = before
        return outcomes.map { outcome in
            if case .recorded = outcome { .abandoned } else { outcome }
        }
    }

    private func decide(
        _ draft: CommandDraft, as poster: StreamName?, into batch: inout Decisions,
        _ fold: inout LedgerFold
    ) throws(LogFailure) -> CommandOutcome {
        guard let id = draft.id else {
            return .invalid(InputProblem(.fieldMissing, field: "id", "is missing"))
        }
        if let outcome = try repetition(of: draft, id, as: poster, in: batch, fold.ledger) {
            return outcome
        }
        do throws(CommandRefusal) {
            try CommandResolver.checkVersion(draft, in: fold.ledger)
            let request = try CommandResolver.request(draft, as: poster, in: fold.ledger)
            return try record(request, draft, id, into: &batch, &fold)
        } catch {
            switch error {
            case .rejected(let rejection) where rejection.code == .ledgerInconsistent:
                throw .broken("\(rejection)")
            case .rejected(let rejection): return .rejected(rejection)
            case .invalid(let problem): return .invalid(problem)
            }
        }
    }

    private func record(
        _ request: Request, _ draft: CommandDraft, _ id: CommandID, into batch: inout Decisions,
        _ fold: inout LedgerFold
    ) throws(CommandRefusal) -> CommandOutcome {
        try checkSize(of: request)
        let events: [DecidedEvent]
        do {
            events = try fold.perform(request, at: fold.ledger.count)
        } catch {
            throw .rejected(error)
        }
        do {
            let records = try EventAssembly.records(
                of: events, id: id, draft: draft, at: fold.time(clock.now()), in: fold.ledger)
            return .recorded(batch.add(records, id: id, of: events))
        } catch {
            preconditionFailure(
                "a command of checked size makes a record of \(error.byteCount) bytes")
        }
    }

    /// Refuses facts that could make a record too large, before they leave a trace in the state.
    /// Half of a record's bytes are kept for what the rules add.
    private func checkSize(of request: Request) throws(CommandRefusal) {
        let limit = 32_768
        if request.evidence.isEmpty, ActDescriptor.of(request.act).maximumByteCount <= limit {
            return
        }
        let count = RecordEncoder.byteCount(of: request.act, request.evidence)
        guard count <= limit else {
            throw .invalid(
                InputProblem(
                    .rowTooLong, field: "facts",
                    "facts and evidence take \(count) bytes; at most \(limit)"))
        }
    }

    private func repetition(
        of draft: CommandDraft, _ id: CommandID, as poster: StreamName?, in batch: Decisions,
        _ ledger: LedgerState
    ) throws(LogFailure) -> CommandOutcome? {
        let events: [RecordedEvent]
        let positions: Range<UInt64>
        if let pending = batch.positions(of: id) {
            positions = pending
            do {
                events = try batch.records(at: pending).map { try RecordDecoder.decode($0.rawSpan) }
            } catch {
                throw .broken("the events of command \(id): \(error)")
            }
        } else if let stored = try StoredCommand.events(of: id, in: log) {
            (positions, events) = stored
        } else {
            return nil
        }
        let difference = Repetition.firstDifference(
            draft, as: poster, from: events, in: ledger)
        return difference.map { .idTaken(field: $0, positions: positions) } ?? .repeated(positions)
    }
}

extension CommandOutcome {
    /// Whether the command stands in the log.
    public var isDone: Bool {
        switch self {
        case .recorded, .repeated: true
        case .rejected, .invalid, .idTaken, .failed, .abandoned: false
        }
    }
}
