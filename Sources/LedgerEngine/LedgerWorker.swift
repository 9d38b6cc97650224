import Accounting
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import Transparency

/// Decides and records what whoever has the turn was given; never touched by two threads at a time.
final class LedgerWorker<Log: EventLog & TransparentLog, Time: Clock>: @unchecked Sendable {
    private let log: Log
    private let clock: Time
    private let images: StateImages?
    private let withholding: Withholding?
    /// Of so many the keys have been looked for and destroyed.
    private var destroyedCount = 0
    private var hasUnsettledValues = false
    /// Nothing while it is worked on, or once it may hold what is not stored.
    private var fold: LedgerFold?

    /// Decides large groups.
    private let companion = CompanionThread()

    /// From so many commands on it pays to decide on one core, and to hash and store on another.
    private static var largeCount: Int { 192 }
    /// How many records go to the other thread at a time.
    private static var chunkCount: Int { 128 }

    /// - Parameter fold: of the beginning of the log.
    init(
        _ log: Log, clock: Time, _ fold: LedgerFold, _ images: StateImages?,
        _ withholding: Withholding?
    ) throws(LogFailure) {
        self.log = log
        self.clock = clock
        self.images = images
        self.withholding = withholding
        var fold = fold
        try fold.catchUp(with: log, to: log.next())
        destroyKeys(of: fold.ledger)
        self.fold = fold
    }

    /// Decides all submissions and appends their events in one commit.
    func handle(_ submissions: [Submission]) -> [[CommandOutcome]] {
        // The state is held here alone while it is worked on, so that it is never copied.
        let group = Group(submissions, fold.take() ?? LedgerFold())
        do throws(LogFailure) {
            let appended =
                try group.commandCount < Self.largeCount ? appendHere(group) : appendBeside(group)
            if case .taken = appended { throw LogFailure.unavailable("another writer came first") }
            // Only now are the events durable by which keys are destroyed.
            if group.fold.ledger.keys.destroyedOn.count > destroyedCount {
                destroyKeys(of: group.fold.ledger)
            }
            fold = group.fold
            return group.outcomes
        } catch {
            // The state may hold events that are not stored: the next group folds the log anew.
            return submissions.map { $0.commands.map { _ in .failed(error) } }
        }
    }

    /// What is decided together, and how far that is.
    private final class Group {
        let submissions: [Submission]
        var fold: LedgerFold
        var outcomes: [[CommandOutcome]] = []
        var isDecided = false

        var commandCount: Int { submissions.reduce(0) { $0 + $1.commands.count } }

        init(_ submissions: [Submission], _ fold: LedgerFold) {
            self.submissions = submissions
            self.fold = fold
        }
    }

    private func appendHere(_ group: Group) throws(LogFailure) -> Appended {
        try log.append { (next, sink) throws(LogFailure) in
            try decide(group, at: next, chunkCount: .max) { (chunk) throws(LogFailure) in
                try chunk.forEach(sink)
            }
        }
    }

    /// Hashes and stores what another thread decides. That has the state to itself meanwhile.
    ///
    /// It is a thread of its own: those that the system shares out may all be posters, who wait for
    /// this very group. It owns nothing, for it may be on its last step when the log is let go of,
    /// or when the state is worked on again, which would be copied if it were held twice.
    private func appendBeside(_ group: Group) throws(LogFailure) -> Appended {
        try log.append { (next, sink) throws(LogFailure) in
            let pipe = RecordPipe()
            companion.start { [unowned self, unowned group] in
                pipe.end(
                    Result { () throws(LogFailure) in
                        try decide(group, at: next, chunkCount: Self.chunkCount) { pipe.send($0) }
                    })
            }
            return try pipe.drain(to: sink)
        }
    }

    private func decide(
        _ group: Group, at next: LogPosition, chunkCount: Int,
        _ send: (RecordChunk) throws(LogFailure) -> Void
    ) throws(LogFailure) -> AppendCondition {
        // Asked again, the state holds what was decided for a place that another writer took.
        if group.isDecided { group.fold = LedgerFold() }
        group.isDecided = true
        group.outcomes = []
        try group.fold.catchUp(with: log, to: next, from: images)
        var decisions = Decisions(at: next, try GroupIDs(group.submissions, in: log))
        for submission in group.submissions {
            group.outcomes.append(
                try decide(submission, into: &decisions, &group.fold) {
                    (decisions) throws(LogFailure) in
                    guard decisions.unsentCount >= chunkCount else { return }
                    try send(decisions.takeUnsent())
                })
        }
        if decisions.unsentCount > 0 { try send(decisions.takeUnsent()) }
        if hasUnsettledValues {
            try withholding?.values.settle()
            hasUnsettledValues = false
        }
        return decisions.condition
    }

    private func decide(
        _ submission: Submission, into decisions: inout Decisions, _ fold: inout LedgerFold,
        _ send: (inout Decisions) throws(LogFailure) -> Void
    ) throws(LogFailure) -> [CommandOutcome] {
        let before = submission.isAtomic ? (fold: fold, mark: decisions.mark) : nil
        var outcomes: [CommandOutcome] = []
        var refused: [(place: Int, RefusedCommand)] = []
        outcomes.reserveCapacity(submission.commands.count)
        let commands = submission.commands.span
        for place in commands.indices {
            CommandDraft.prefetch(in: commands, behind: place)
            let draft = commands[place]
            let (outcome, refusal) = try decide(
                draft, as: submission.actor, into: &decisions, &fold)
            if outcome.isDone { try keep(draft.sealedValues) }
            outcomes.append(outcome)
            if let refusal { refused.append((outcomes.count - 1, refusal)) }
            if before == nil {
                try record(&refused, into: &decisions, &fold, &outcomes)
                try send(&decisions)
            }
        }
        if let before, outcomes.contains(where: { !$0.isDone }) {
            fold = before.fold
            decisions.takeBack(to: before.mark)
            outcomes = outcomes.map { outcome in
                if case .recorded = outcome { .abandoned } else { outcome }
            }
            try record(&refused, into: &decisions, &fold, &outcomes)
        }
        try send(&decisions)
        return outcomes
    }

    private func decide(
        _ draft: CommandDraft, as poster: StreamName?, into decisions: inout Decisions,
        _ fold: inout LedgerFold
    ) throws(LogFailure) -> (CommandOutcome, RefusedCommand?) {
        guard let id = draft.id else {
            return (.invalid(InputProblem(.fieldMissing, field: "id", "is missing")), nil)
        }
        if RefusalID.isOne(id) { return (.invalid(.idOfRefusal), nil) }
        if let problem = Withholding.problem(of: draft, withholding) {
            return (.invalid(problem), nil)
        }
        if let (positions, events) = try recorded(id, in: decisions) {
            let difference = Repetition.firstDifference(
                draft, as: poster, from: events, in: fold.ledger)
            let outcome: CommandOutcome =
                difference.map { .idTaken(field: $0, positions: positions) } ?? .repeated(positions)
            return (outcome, nil)
        }
        do throws(CommandRefusal) {
            let request = try CommandResolver.request(
                draft, as: poster, at: fold.time(clock.now()), in: fold.ledger,
                from: LogAnswers(
                    log: log, first: decisions.first, records: decisions.records))
            return (try record(request, draft, id, into: &decisions, &fold), nil)
        } catch {
            switch error {
            case .rejected(let rejection) where rejection.code == .ledgerInconsistent:
                throw .broken("\(rejection)")
            case .rejected(let rejection):
                return (
                    .rejected(rejection.named(by: fold.ledger.name(of:)), at: nil),
                    RefusedCommand(draft, id, as: poster, rejection, in: fold.ledger)
                )
            case .invalid(let problem): return (.invalid(problem), nil)
            case .failed(let failure): throw failure
            }
        }
    }

    private func destroyKeys(of ledger: LedgerState) {
        destroyedCount = ledger.keys.destroyedOn.count
        withholding?.destroyKeys(of: ledger)
    }

    /// Lets the values that a command withholds be kept before its record is.
    private func keep(_ values: [SealedValue]) throws(LogFailure) {
        guard !values.isEmpty else { return }
        guard let withholding else {
            preconditionFailure("who lets values be withheld names a place for them")
        }
        try withholding.values.keep(values)
        hasUnsettledValues = true
    }

    /// Records the refusals that are not in the log yet, and tells where each stands.
    private func record(
        _ refused: inout [(place: Int, RefusedCommand)], into decisions: inout Decisions,
        _ fold: inout LedgerFold, _ outcomes: inout [CommandOutcome]
    ) throws(LogFailure) {
        for (place, command) in refused {
            guard case .rejected(let rejection, _) = outcomes[place],
                let position = try position(ofRefusalTo: command, into: &decisions, &fold)
            else { continue }
            outcomes[place] = .rejected(rejection, at: position)
        }
        refused.removeAll(keepingCapacity: true)
    }

    /// Where the refusal stands, perhaps since now; `nil` for a command that nobody known gave.
    private func position(
        ofRefusalTo command: RefusedCommand, into decisions: inout Decisions,
        _ fold: inout LedgerFold
    ) throws(LogFailure) -> UInt64? {
        guard let actor = command.actor(in: fold.ledger) else { return nil }
        let id = command.recordID
        if let pending = decisions.positions(of: id) { return pending.lowerBound }
        if let stored = try log.positions(of: id) { return stored.lowerBound }
        let event = RuleBook.refusal(
            command.act, to: actor, on: command.effectiveOn, at: fold.time(clock.now()),
            in: fold.ledger)
        do {
            try fold.apply(event)
            try decisions.assembly.add([event], id: id, draft: nil, in: fold.ledger)
        } catch {
            throw .broken("the refusal of command \(command.act.commandID): \(error)")
        }
        return decisions.note([event], id: id).lowerBound
    }

    private func record(
        _ request: Request, _ draft: CommandDraft, _ id: CommandID, into decisions: inout Decisions,
        _ fold: inout LedgerFold
    ) throws(CommandRefusal) -> CommandOutcome {
        try checkSize(of: request, draft)
        let events: [DecidedEvent]
        do {
            events = try fold.perform(request, at: fold.ledger.count)
        } catch {
            throw .rejected(error)
        }
        do {
            // Not in a closure, for which the state would be copied.
            try decisions.assembly.add(events, id: id, draft: draft, in: fold.ledger)
            let positions = decisions.note(events, id: id)
            return .recorded(positions)
        } catch {
            preconditionFailure(
                "a command of checked size makes a record of \(error.byteCount) bytes")
        }
    }

    /// Refuses facts that could make a record too large, before they leave a trace in the state.
    /// Half of a record's bytes are kept for what the rules add.
    private func checkSize(of request: Request, _ draft: CommandDraft) throws(CommandRefusal) {
        let limit = 32_768
        if request.evidence.isEmpty, draft.maximumByteCount <= limit { return }
        let count = RecordEncoder.byteCount(of: request.act, request.evidence)
        guard count <= limit else {
            throw .invalid(
                InputProblem(
                    .rowTooLong, field: "facts",
                    "facts and evidence take \(count) bytes; at most \(limit)"))
        }
    }

    /// The command of this id that is recorded or is about to be, if there is one.
    private func recorded(_ id: CommandID, in decisions: borrowing Decisions)
        throws(LogFailure) -> (Range<UInt64>, [RecordedEvent])?
    {
        guard let positions = decisions.positions(of: id) else {
            guard let positions = decisions.ids.stored[id] else { return nil }
            return (positions, try StoredCommand.events(at: positions, of: id, in: log))
        }
        do { return (positions, try decisions.events(at: positions)) } catch {
            throw .broken("the events of command \(id): \(error)")
        }
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
