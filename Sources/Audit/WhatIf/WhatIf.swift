import Accounting
import Containers
public import DefenseFund
import EventCoding
import EventSourcing
public import ReadModels

/// Replays a log in memory as if something had been otherwise, and tells which commands would have
/// been decided otherwise, and which tables would say something else.
///
/// Every command is decided anew, in the order of the log, on the state that the supposed past has
/// left. What would have been refused leaves its places empty, so that all else keeps its position.
/// What a command was refused then cannot be decided again, for only its hash was recorded; and
/// records of states and reports tell of the log that there is: both stand as they are.
public struct WhatIf {
    /// The commands that would have been decided otherwise, in the order of the log.
    public private(set) var decisions: [WhatIfDecision] = []
    /// The state that was recorded, and the supposed one.
    public private(set) var recorded = LedgerView()
    public private(set) var supposed = LedgerView()
    public private(set) var commandCount: UInt64 = 0
    /// Where what was recorded could be folded no further, and why; `nil` if it was to its end.
    public private(set) var problem: String?

    private let suppositions: [Supposition]
    private var group: [RecordedEvent] = []
    /// Where the command begins that is decided.
    private var start = LogPosition.start
    /// The entries of the supposed log: corrections take them back.
    private var entries: [LogPosition: RecordedEvent] = [:]
    /// Where the events of the log stand in the supposed one, if not at their own place.
    private var moved: [LogPosition: LogPosition] = [:]

    public init(_ suppositions: [Supposition]) {
        self.suppositions = suppositions
        for case .parameter(let name, let value, let from) in suppositions {
            supposed.suppose(name, is: value, from: from)
        }
    }

    /// Takes the next event of the log.
    public mutating func add(_ event: RecordedEvent) {
        if let last = group.last, last.head.commandID != event.head.commandID { decideGroup() }
        group.append(event)
    }

    /// Decides the last command.
    public mutating func finish() { decideGroup() }

    /// Every table of the two states, in their order.
    public var tables: [WhatIfTable] {
        // An event that only stands elsewhere is none that is otherwise.
        let places = Dictionary(
            moved.map { ($0.value.rawValue, $0.key.rawValue) },
            uniquingKeysWith: { first, _ in first })
        return zip(recorded.tables, supposed.tables).map {
            WhatIfTable($0, instead: $1.replacing(places, in: ["position", "events"]))
        }
    }

    // MARK: - One command

    private mutating func decideGroup() {
        let events = group
        group = []
        guard problem == nil, let first = events.first, let last = events.last else { return }
        commandCount += 1
        start = first.head.position
        do { for event in events { try recorded.apply(event) } } catch {
            problem = "event \(first.head.position) cannot follow: \(error)"
            return
        }
        supposed.leaveEmpty(upTo: first.head.position)
        let act = events.first { !$0.head.flags.contains(.consequence) } ?? first
        if let outcome = outcome(of: act, among: events) { add(outcome, of: events) }
        supposed.leaveEmpty(upTo: last.head.position.advanced(by: 1))
    }

    private mutating func add(_ outcome: WhatIfDecision.Outcome, of events: [RecordedEvent]) {
        // The act that is told is the one that was approved, not the approval.
        guard let told = events.last(where: { !$0.head.flags.contains(.consequence) }) else {
            return
        }
        let amount = told.postings.reduce(Int128(0)) { $0 + Int128(max($1.signedAmount, 0)) }
        decisions.append(
            WhatIfDecision(
                position: told.head.position, type: told.type.name,
                subject: recorded.name(told.head.stream)?.text ?? "",
                effectiveOn: told.head.effectiveOn,
                amount: told.postings.isEmpty ? nil : amount, outcome: outcome))
    }

    /// `nil` if the command is decided as it was.
    private mutating func outcome(of act: RecordedEvent, among events: [RecordedEvent])
        -> WhatIfDecision.Outcome?
    {
        if isLeftOut(act, among: events) { return .leftOut }
        do {
            if Self.tellsOfTheLog(act) {
                try keep(act)
                return nil
            }
            let decided = try RuleBook.decide(
                try request(for: act, among: events), at: supposed.progress, in: supposed.ledger)
            try apply(decided, like: act, for: events)
            // By then what it introduces has its name.
            return isSame(decided, as: events)
                ? nil : .otherwise(recorded: text(of: events), instead: text(of: decided))
        } catch let rejection as Rejection {
            return .refused(
                code: rejection.code.rawValue, reason: FindingText(view: supposed).reason(rejection)
            )
        } catch let unknown as ActMapping.Unknown {
            return .refused(code: "name-unknown", reason: "there is no \(unknown.name)")
        } catch let illegal as IllegalTransition {
            problem = "event \(act.head.position) cannot follow from what is supposed: \(illegal)"
            return nil
        } catch {
            return .refused(
                code: "not-a-command", reason: FindingText(view: supposed).reason(error))
        }
    }

    private func isLeftOut(_ act: RecordedEvent, among events: [RecordedEvent]) -> Bool {
        let name = act.streamName ?? recorded.name(act.head.stream)
        return suppositions.contains { supposition in
            switch supposition {
            case .without(let thing): name == thing
            case .withoutEvent(let position):
                events.contains { $0.head.position == position }
            case .parameter(let parameter, _, let from):
                events.contains { event in
                    event.act is ParameterSet && event.head.effectiveOn >= from
                        && recorded.name(event.head.stream)?.identifierText == parameter[...]
                }
            case .replaced: false
            }
        }
    }

    /// Records of refusals and of what the log comes to are no decisions of the rules.
    private static func tellsOfTheLog(_ event: RecordedEvent) -> Bool {
        event.act is CommandRefused || event.act is StateRecorded || event.act is ReportIssued
    }

    /// Takes an event over as it stands.
    private mutating func keep(_ event: RecordedEvent) throws {
        var head = event.head
        head.position = supposed.progress
        head.actor = try mapping.reference(head.actor)
        head.stream =
            event.streamName == nil
            ? try mapping.reference(head.stream) : StreamReference(supposed.progress)
        head.streamVersion = supposed.ledger.version(of: head.stream).next
        try supposed.apply(
            RecordedEvent(
                head: head, streamName: event.streamName, postings: [], act: event.act,
                evidence: event.evidence))
    }

    private func request(for event: RecordedEvent, among events: [RecordedEvent]) throws
        -> Request
    {
        guard let name = event.streamName ?? recorded.name(event.head.stream) else {
            throw IllegalTransition("stream \(event.head.stream) is unknown")
        }
        let actor = Reference<Actor>(try mapping.reference(event.head.actor))
        for case .replaced(let position, let draft) in suppositions
        where events.contains(where: { $0.head.position == position }) {
            return Request(
                try draft.act { supposed.ledger.reference(to: $0) },
                // Whoever approved the proposal knows it by its name.
                subject: event.act is ActProposed ? name : draft.subject,
                effectiveOn: draft.effectiveOn, recordedAt: event.head.recordedAt, actor: actor,
                role: event.role, evidence: draft.evidence)
        }
        let act = try mapping.asked(event.act)
        return Request(
            act, subject: name, effectiveOn: event.head.effectiveOn,
            recordedAt: event.head.recordedAt, actor: actor, role: event.role,
            evidence: event.evidence,
            excerpt: try act.question(about: name, in: supposed.ledger).flatMap {
                try answer($0, events)
            })
    }

    private var mapping: ActMapping {
        ActMapping(
            name: recorded.name, reference: supposed.ledger.reference(to:),
            place: { moved[$0] ?? $0 }, start: start)
    }

    private func answer(_ question: LogQuestion, _ events: [RecordedEvent]) throws
        -> LogExcerpt?
    {
        let closing = events.lazy.compactMap { $0.act as? PeriodClosed }.first
        return switch question {
        // The supposed log has no tree: a closing pins the one that was recorded.
        case .tree: .tree(size: supposed.progress, root: closing?.root ?? .example)
        case .treeOf(let size): .tree(size: size, root: .example)
        case .event(let position):
            try entries[position].map { .event(try supposed.ledger.decided($0)) }
        }
    }

    // MARK: - What came of it

    private mutating func apply(
        _ decided: [DecidedEvent], like act: RecordedEvent, for events: [RecordedEvent]
    ) throws {
        var made: [RecordedEvent] = []
        for event in decided {
            // The accounts that it posts to are opened in front of it.
            let postings = (event.entry?.postings ?? []).compactMap { posting in
                supposed.ledger.reference(to: posting.account).map {
                    RecordedPosting(account: $0, signedAmount: posting.signedAmount)
                }
            }
            let event = RecordedEvent(
                head: event.head(commandID: act.head.commandID, causation: nil),
                streamName: event.introducesStream ? event.context.streamName : nil,
                postings: postings, act: event.act, evidence: event.context.evidence)
            try supposed.apply(event)
            made.append(event)
        }
        for event in made where !event.postings.isEmpty { entries[event.head.position] = event }
        // Accounts are opened by whoever posts first, so they may be more or fewer.
        let acts = { (events: [RecordedEvent]) in events.filter { !($0.act is AccountOpened) } }
        for (was, now) in zip(acts(events), acts(made))
        where was.head.position != now.head.position {
            moved[was.head.position] = now.head.position
        }
    }

    /// Whether the rules have decided what stands in the log, by names and amounts.
    /// Accounts are passed over: whoever posts first opens them.
    private func isSame(_ decided: [DecidedEvent], as events: [RecordedEvent]) -> Bool {
        let decided = decided.filter { !($0.act is AccountOpened) }
        let events = events.filter { !($0.act is AccountOpened) }
        guard decided.count == events.count else { return false }
        return zip(decided, events).allSatisfy { new, old in
            new.declaration.type == old.type
                && new.context.effectiveOn == old.head.effectiveOn
                && legs(of: new) == legs(of: old) && saysTheSame(new.act, as: old.act)
        }
    }

    private func legs(of event: DecidedEvent) -> [String] {
        (event.entry?.postings ?? []).map {
            "\(EventJSON.label($0.account, name: supposed.name)) \($0.signedAmount)"
        }
    }

    private func legs(of event: RecordedEvent) -> [String] {
        event.postings.map { posting in
            let account = recorded.account(posting.account)
            let label = account.map { EventJSON.label($0, name: recorded.name) }
            return "\(label ?? posting.account.description) \(posting.signedAmount)"
        }
    }

    /// A proposal previews the state that it met, and a closing pins the log: neither is decided.
    private func saysTheSame(_ new: any Act, as old: any Act) -> Bool {
        if new is PeriodClosed { return true }
        let (new, old) = (
            EventJSON.facts(of: new, name: supposed.name),
            EventJSON.facts(of: old, name: recorded.name)
        )
        return new["act"].map { $0 == old["act"] } ?? (new == old)
    }

    private func facts(of act: any Act, in view: LedgerView) -> String {
        FindingText(view: view).facts(act)
    }

    private func text(of decided: [DecidedEvent]) -> String {
        let words = FindingText(view: supposed)
        return decided.filter { !($0.act is AccountOpened) }.map { event in
            "\(words.facts(event.act)) \(words.entry(event.entry?.postings ?? []))"
        }.joined(separator: "; ")
    }

    private func text(of events: [RecordedEvent]) -> String {
        let words = FindingText(view: recorded)
        return events.filter { !($0.act is AccountOpened) }.map { event in
            "\(words.facts(event.act)) \(words.entry(event.postings))"
        }.joined(separator: "; ")
    }
}
