import Accounting
import Containers
public import DefenseFund
import EventCoding
public import EventSourcing
public import ReadModels
public import StateCoding
import Transparency

/// Decides every command again, from the facts alone, and compares with what was recorded.
///
/// A command is decided on the state that the recorded events before it left, and then its own
/// recorded events are applied: so one wrong event is one finding, and balances and registers are
/// those of the record.
public struct Replay {
    public private(set) var view = LedgerView()
    public private(set) var findings: [Finding] = []
    public private(set) var commandCount: UInt64 = 0
    /// Projections that were recorded with other columns than they have now.
    public private(set) var otherLayouts: Set<String> = []
    /// Set once an event could not be applied: what follows has no ground to stand on.
    public private(set) var isBroken = false
    /// The events of the command that is decided.
    private var group: ArraySlice<RecordedEvent> = []
    /// The events of a command that may go on.
    private var begun: [RecordedEvent] = []
    /// Events in front of it were decided before this replay was interrupted.
    private(set) var resumedAt: LogPosition = .start
    /// Whether the log may end within a command, as a package does that was asked for so.
    private var mayBeCut = false
    /// Whether it does: what follows from the last command is not all there.
    public private(set) var isCut = false
    /// What witnesses say of states that the fold has yet to come to, by their sizes.
    private var vouched: [UInt64: [StateNote]] = [:]

    /// Reads an earlier event that a later one names.
    private var eventAt: EventReader

    public typealias EventReader = (LogPosition) throws -> RecordedEvent?

    /// - Parameter eventAt: reads an event that stands in the log; `nil` if there is none. Without
    ///   it no correction can be decided.
    public init(reading eventAt: @escaping EventReader = { _ in nil }) { self.eventAt = eventAt }

    /// Goes on where a replay was interrupted, once more from the log's beginning: what was decided
    /// is passed over.
    ///
    /// - Parameter eventAt: as for ``init(reading:)``.
    public mutating func resume(reading eventAt: @escaping EventReader) {
        decideBegun()
        resumedAt = view.progress
        self.eventAt = eventAt
    }

    /// Compares what witnesses say of states with the fold when it comes to them.
    ///
    /// - Returns: those of states that were passed over, which cannot be compared any more.
    public mutating func expect(_ notes: [StateNote]) -> [StateNote] {
        vouched = Dictionary(grouping: notes, by: \.head.size)
        checkVouched()
        return vouched.keys.filter { $0 < view.progress.rawValue }.sorted()
            .flatMap { vouched.removeValue(forKey: $0) ?? [] }
    }

    private mutating func checkVouched() {
        guard !vouched.isEmpty, let notes = vouched.removeValue(forKey: view.progress.rawValue)
        else { return }
        for note in notes {
            let (different, layouts) = note.compared(with: view)
            findings += different
            otherLayouts.formUnion(layouts)
        }
    }

    public mutating func add(_ event: RecordedEvent) { add([event]) }

    /// Takes the next events. Those of one command stand together and are decided together.
    public mutating func add(_ events: ArraySlice<RecordedEvent>) {
        guard !isBroken else { return }
        var rest = events
        if resumedAt > .start { rest = rest.drop { $0.head.position < resumedAt } }
        if let id = begun.last?.head.commandID {
            begun += rest.prefix { $0.head.commandID == id }
            rest = rest.drop { $0.head.commandID == id }
        }
        while let id = rest.first?.head.commandID {
            decideBegun()
            let end = rest.firstIndex { $0.head.commandID != id } ?? rest.endIndex
            if end == rest.endIndex { return begun = Array(rest) }
            decide(rest[..<end])
            rest = rest[end...]
        }
    }

    /// Decides the last command, compares what banks say with the books as they are then, and lets
    /// go of the log.
    ///
    /// - Parameter mayBeCut: whether the log may end within a command: of that one the events that
    ///   are there are compared.
    public mutating func finish(mayBeCut: Bool = false) {
        self.mayBeCut = mayBeCut
        decideBegun()
        eventAt = { _ in nil }
        guard !isBroken else { return }
        let all = view.ledger.findings.assertions.sorted { $0.key.position < $1.key.position }
        // What a bank says once more about an account and a day stands for what it said before.
        var last: [AccountKey: [LegalDate: Reference<BankAssertion>]] = [:]
        for (reference, assertion) in all {
            last[assertion.account, default: [:]][assertion.on] = reference
        }
        for (reference, assertion) in all
        where last[assertion.account]?[assertion.on] == reference {
            let booked = view.ledger.findings.booked(assertion)
            guard booked != Int128(assertion.amount.rawValue) else { continue }
            find(
                .assertionFailed, reference.position.rawValue,
                "\(assertion.amount) yen in \(text.account(assertion.account)) at the end of "
                    + "\(assertion.on), as the bank says",
                "\(booked) yen")
        }
    }

    /// Decides the last command; it may not go on behind this.
    private mutating func decideBegun() {
        guard !begun.isEmpty else { return }
        decide(begun[...])
        begun = []
    }

    // The events are told by their places in `group`: to copy one costs as much as to compare it,
    // since other threads have made what it refers to.

    private mutating func decide(_ events: ArraySlice<RecordedEvent>) {
        group = events
        defer { group = [] }
        guard !isBroken, let start = group.first?.head.position else { return }
        commandCount += 1
        guard start == view.progress else {
            find(.transitionIllegal, start.rawValue, "event \(view.progress)", "event \(start)")
            isBroken = true
            return
        }
        applyGroup(decided: decideGroup(from: start))
    }

    /// What the rules make of the command that the events answer; empty after a finding.
    private mutating func decideGroup(from start: LogPosition) -> [DecidedEvent] {
        let first = group.startIndex
        // Types are compared first: a cast asks the runtime, at every command.
        if type(of: group[first].act) == CommandRefused.self,
            let refusal = group[first].act as? CommandRefused
        {
            checkRefusal(refusal, withEventAt: first)
            return []
        }
        guard !RefusalID.isOne(group[first].head.commandID) else {
            find(.decisionDiffers, start.rawValue, "an id of a command", "one of a refusal")
            return []
        }
        let principal = group.indices.first { !group[$0].head.flags.contains(.consequence) }
        guard let principal else {
            guard !mayBeCut else {
                isCut = true
                return []
            }
            find(
                .decisionDiffers, start.rawValue, "an act that was asked for",
                "only what follows from one")
            return []
        }
        let place = group[principal].head.position.rawValue
        do {
            let decisions = try RuleBook.decide(
                request(ofEventAt: principal), at: start, in: view.ledger)
            let count = findings.count
            compare(decisions, principal: group[principal].head)
            return findings.count == count ? decisions : []
        } catch let rejection as Rejection {
            find(.ruleBroken, place, "an act that the rules let pass", text.reason(rejection))
        } catch {
            find(.decisionDiffers, place, "facts that a command can give", text.reason(error))
        }
        return []
    }

    /// Applies the events as they are recorded, and compares their entries with those of the
    /// decisions, if there are any: then, for the events before may open the accounts that they
    /// post to.
    private mutating func applyGroup(decided decisions: [DecidedEvent]) {
        for (place, index) in group.indices.enumerated() {
            let decision = decisions.isEmpty ? nil : decisions[place]
            checkState(recordedBy: index)
            do {
                let entry = try view.apply(group[index], decided: decision?.entry)
                if let decision, entry != decision.entry {
                    find(
                        .entryDiffers, group[index].head.position.rawValue,
                        text.entry(decision.entry?.postings ?? []),
                        text.entry(group[index].postings))
                }
            } catch {
                find(
                    .transitionIllegal, group[index].head.position.rawValue,
                    "an event that can follow", "\(error)")
                isBroken = true
                return
            }
        }
        checkVouched()
    }

    /// Compares a record of the state with the fold of the events in front of it.
    private mutating func checkState(recordedBy index: Int) {
        // Types are compared first: a cast asks the runtime, at every event.
        guard type(of: group[index].act) == StateRecorded.self,
            let record = group[index].act as? StateRecorded
        else { return }
        let day = group[index].head.effectiveOn
        let comparison = view.comparison(with: record, on: day)
        for difference in comparison.differences {
            find(
                .recordedStateWrong, group[index].head.position.rawValue, difference.folded,
                difference.recorded)
        }
        otherLayouts.formUnion(comparison.otherLayouts)
    }

    /// A refusal cannot be decided again, since only the hash of the command is there. It has the
    /// form and the place that the ledger gives it, names a known person, rule and command, bears
    /// the id that follows from it, and posts nothing.
    private mutating func checkRefusal(_ refusal: CommandRefused, withEventAt index: Int) {
        let head = group[index].head
        let position = head.position.rawValue
        let actor = Reference<Actor>(head.actor)
        guard group.count == 1 else {
            return find(.decisionDiffers, position, "a refusal alone", "\(group.count) events")
        }
        let fault = refusal.fault(by: actor, in: view.ledger)
        guard fault == nil, let name = view.ledger.name(of: head.actor) else {
            return find(
                .decisionDiffers, position, "a refusal that a rule can give", fault ?? "nobody")
        }
        let id = RefusalID.of(refusal, to: name)
        guard head.commandID == id else {
            return find(.decisionDiffers, position, "id \(id)", "id \(head.commandID)")
        }
        let decision = RuleBook.refusal(
            refusal, to: actor, on: head.effectiveOn, at: head.recordedAt, in: view.ledger)
        let count = findings.count
        compareHead(of: decision, withEventAt: index)
        compareGrounds(
            of: decision, withEventAt: index, after: nil, start: head.position, at: head.recordedAt)
        guard findings.count == count else { return }
        if head.causation != nil {
            return find(.decisionDiffers, position, "a refusal without a cause", "one with a cause")
        }
        if !group[index].postings.isEmpty {
            find(.entryDiffers, position, "no entry", text.entry(group[index].postings))
        }
    }

    /// The command that the event answers: its facts without what the rules filled in.
    private func request(ofEventAt index: Int) throws -> Request {
        let head = group[index].head
        let name = group[index].streamName ?? view.ledger.name(of: head.stream)
        guard let name else { throw IllegalTransition("stream \(head.stream) is unknown") }
        let act: any Act = try group[index].act.asked()
        return Request(
            act, subject: name, effectiveOn: head.effectiveOn, recordedAt: head.recordedAt,
            actor: Reference(head.actor), role: group[index].role, evidence: group[index].evidence,
            excerpt: try act.question(about: name, in: view.ledger).flatMap(answer))
    }

    /// What the act may be told of the log. The root that it pins is compared by ``LogVerifier``,
    /// which makes the tree; where that tree ends is for the rules to say.
    private func answer(_ question: LogQuestion) throws -> LogExcerpt? {
        switch question {
        case .tree:
            let closing = group.lazy.compactMap { $0.act as? PeriodClosed }.first
            guard let start = group.first?.head.position else { return nil }
            // A closing that is only proposed pins none yet.
            return .tree(size: start, root: closing?.root ?? .example)
        case .treeOf(let size):
            // ``ReportCheck`` makes that tree, of whatever size it is.
            let report = group.lazy.compactMap { $0.act as? ReportIssued }.first
            return .tree(size: size, root: report?.root ?? .example)
        case .event(let position):
            return try eventAt(position).map { .event(try view.ledger.decided($0)) }
        }
    }

    private mutating func compare(_ decisions: [DecidedEvent], principal: EventHead) {
        let start = group[group.startIndex].head.position
        if mayBeCut, decisions.count > group.count { isCut = true }
        guard decisions.count == group.count || isCut else {
            return find(
                .decisionDiffers, start.rawValue, "\(decisions.count) events",
                "\(group.count) events")
        }
        // The last act that was asked for: the cause of what the rules add to it.
        var asked: LogPosition?
        for (place, index) in zip(decisions.indices, group.indices) {
            defer {
                if !decisions[place].isConsequence { asked = decisions[place].context.position }
            }
            guard decisions[place].act.isEqual(to: group[index].act) else {
                find(
                    .decisionDiffers, group[index].head.position.rawValue,
                    text.facts(decisions[place].act), text.facts(group[index].act))
                continue
            }
            compareHead(of: decisions[place], withEventAt: index)
            compareGrounds(
                of: decisions[place], withEventAt: index, after: asked, start: start,
                at: principal.recordedAt)
        }
    }

    private mutating func compareHead(of decision: DecidedEvent, withEventAt index: Int) {
        let head = group[index].head
        let isNamed = group[index].streamName != nil
        let expected = decision.context
        let matches =
            head.position == expected.position && head.stream == expected.stream
            && head.streamVersion == decision.streamVersion && head.role == expected.role.code
            && head.basis == decision.act.basisIndex
            && head.flags.contains(.consequence) == decision.isConsequence
            && isNamed == decision.introducesStream
            && head.effectiveOn == expected.effectiveOn && head.actor == expected.actor.stream
            && (!isNamed || group[index].streamName == expected.streamName)
        if !matches {
            let event = group[index]
            find(
                .decisionDiffers, head.position.rawValue,
                "\(expected.streamName) version \(decision.streamVersion), "
                    + "\(expected.role.name), basis \(decision.act.basisIndex)",
                "\(event.streamName?.text ?? text.name(head.stream)) "
                    + "version \(head.streamVersion), "
                    + "\(event.role?.name ?? "role \(head.role)"), basis \(head.basis)")
        }
    }

    /// What an event claims to rest on beside the rules: its second person, its cause, its
    /// documents. A command is recorded at one time. It can give documents and an earlier cause;
    /// what the rules add has the act as its cause. No command names a case yet. Within an import,
    /// and nowhere else, events are history.
    private mutating func compareGrounds(
        of decision: DecidedEvent, withEventAt index: Int, after asked: LogPosition?,
        start: LogPosition, at time: RecordedTime
    ) {
        let head = group[index].head
        let approver = decision.context.approver?.stream
        let isCaused =
            asked == nil && !decision.isConsequence
            ? head.causation.map { $0 < start } ?? true : head.causation == asked
        let matches =
            isCaused && head.recordedAt == time && head.approver == approver
            && group[index].evidence == decision.context.evidence && head.correlation == nil
            && head.flags == decision.flags
        if !matches {
            find(
                .decisionDiffers, head.position.rawValue,
                "the time of its act, a cause and documents that a command can give, "
                    + "approver \(approver.map { text.name($0) } ?? "none")",
                "\(head.recordedAt), cause \(head.causation?.description ?? "none"), "
                    + "\(group[index].evidence.count) documents, "
                    + "approver \(head.approver.map { text.name($0) } ?? "none"), case "
                    + "\(head.correlation?.description ?? "none"), flags \(head.flags.rawValue)"
            )
        }
    }

    private var text: FindingText { FindingText(view: view) }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}

// What is read once the replay is to go on is not among the parts: the log, and the events of a
// command that may go on, which the log has.
extension Replay: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ replay: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.view = try coder.part("view", replay) { $0.view }
        read.findings = try coder.part("findings", replay) { $0.findings }
        read.commandCount = try coder.part("commandCount", replay) { $0.commandCount }
        read.otherLayouts = Set(
            try coder.part("otherLayouts", replay) { $0.otherLayouts.sorted() })
        return read
    }
}
