import Accounting
public import DefenseFund
import EventCoding
import EventSourcing
public import ReadModels

/// Decides every command again, from the facts alone, and compares with what was recorded.
///
/// Two states are folded apart: one from decisions made anew, one from the events as they stand.
/// They must agree on every event, every entry and at the end on every balance.
public struct Replay {
    private var decided = LedgerState()
    public private(set) var view = LedgerView()
    public private(set) var findings: [Finding] = []
    public private(set) var commandCount: UInt64 = 0
    /// Set once an event could not be applied: what follows has no ground to stand on.
    public private(set) var isBroken = false
    private var group: [RecordedEvent] = []

    public init() {}

    /// Takes the next event. The events of one command stand together and are decided together.
    public mutating func add(_ event: RecordedEvent) {
        guard !isBroken else { return }
        if let last = group.last, last.head.commandID != event.head.commandID { decideGroup() }
        group.append(event)
    }

    /// Decides the last command and compares the two states.
    public mutating func finish() {
        if !isBroken { decideGroup() }
        guard !isBroken else { return }
        if decided.balances != view.ledger.balances {
            find(.balancesDiffer, nil, "the balances of the decisions", "those of the events")
        }
        if decided != view.ledger {
            find(.balancesDiffer, nil, "the registers of the decisions", "those of the events")
        }
    }

    private mutating func decideGroup() {
        let events = group
        group = []
        guard !isBroken, let first = events.first else { return }
        commandCount += 1
        guard let principal = events.first(where: { !$0.head.flags.contains(.consequence) }) else {
            find(
                .decisionDiffers, first.head.position.rawValue, "an act that was asked for",
                "only what follows from one")
            return applyRecorded(events)
        }
        let place = principal.head.position.rawValue
        guard first.head.position == decided.count else {
            find(
                .transitionIllegal, place, "event \(decided.count)", "event \(first.head.position)")
            isBroken = true
            return
        }
        do {
            let request = try request(of: principal)
            let outcome = try RuleBook.perform(request, at: first.head.position, in: &decided)
            let count = findings.count
            compare(outcome, with: events, principal: principal)
            if findings.count > count { return applyRecorded(events) }
        } catch let rejection as Rejection {
            find(.ruleBroken, place, "an act that the rules let pass", "\(rejection)")
            return applyRecorded(events)
        } catch {
            find(.decisionDiffers, place, "facts that a command can give", "\(error)")
            return applyRecorded(events)
        }
        apply(events)
    }

    /// After a difference both states follow the record, so that one wrong event is one finding.
    private mutating func applyRecorded(_ events: [RecordedEvent]) {
        apply(events)
        decided = view.ledger
    }

    private mutating func apply(_ events: [RecordedEvent]) {
        for event in events {
            do { try view.apply(event) } catch {
                find(
                    .transitionIllegal, event.head.position.rawValue,
                    "an event that can follow", "\(error)")
                isBroken = true
                return
            }
        }
    }

    /// The command that the event answers: its facts without what the rules filled in.
    private func request(of event: RecordedEvent) throws -> Request {
        let name = event.streamName ?? view.ledger.name(of: event.head.stream)
        guard let name else { throw IllegalTransition("stream \(event.head.stream) is unknown") }
        return Request(
            try ActDescriptor.of(event.act).asked(event.act), subject: name,
            effectiveOn: event.head.effectiveOn, actor: Reference(event.head.actor),
            role: event.role, evidence: event.evidence)
    }

    private mutating func compare(
        _ decisions: [DecidedEvent], with events: [RecordedEvent], principal: RecordedEvent
    ) {
        let place = events[0].head.position.rawValue
        guard decisions.count == events.count else {
            return find(
                .decisionDiffers, place, "\(decisions.count) events", "\(events.count) events")
        }
        for (decision, event) in zip(decisions, events) {
            let position = event.head.position.rawValue
            let expected = type(of: decision.act).type
            guard expected == event.type, decision.act.primitives == event.act.primitives else {
                find(
                    .decisionDiffers, position, "\(expected) \(decision.act.primitives)",
                    "\(event.type) \(event.act.primitives)")
                continue
            }
            compareHead(of: decision, with: event, at: position)
            compareGrounds(of: event, principal: principal, start: events[0].head.position)
            compareEntry(of: decision, with: event, at: position)
        }
    }

    private mutating func compareHead(
        of decision: DecidedEvent, with event: RecordedEvent, at position: UInt64
    ) {
        let head = event.head
        let expected = decision.context
        let matches =
            head.position == expected.position && head.stream == expected.stream
            && head.streamVersion == decision.streamVersion && head.role == expected.role.code
            && head.basis == decision.act.basisIndex
            && head.flags.contains(.consequence) == decision.isConsequence
            && (event.streamName != nil) == decision.introducesStream
            && head.effectiveOn == expected.effectiveOn && head.actor == expected.actor.stream
            && (event.streamName == nil || event.streamName == expected.streamName)
        if !matches {
            find(
                .decisionDiffers, position,
                "\(expected.streamName) version \(decision.streamVersion), "
                    + "\(expected.role.name), basis \(decision.act.basisIndex)",
                "\(head.stream) version \(head.streamVersion), role \(head.role), "
                    + "basis \(head.basis)")
        }
    }

    /// What an event claims to rest on beside the rules. A command is recorded at one time. It can
    /// give documents and an earlier cause; what the rules add has the act as its cause. No command
    /// names an approver or a case yet, and none imports history.
    private mutating func compareGrounds(
        of event: RecordedEvent, principal: RecordedEvent, start: LogPosition
    ) {
        let head = event.head
        let act = principal.head.position
        let position = head.position
        let isGrounded: Bool
        if position == act {
            isGrounded = head.causation.map { $0 < start } ?? true
        } else {
            isGrounded = head.causation == (act < position ? act : nil) && event.evidence.isEmpty
        }
        let isPlain =
            head.recordedAt == principal.head.recordedAt && head.approver == nil
            && head.correlation == nil
            && head.flags.subtracting(.consequence).isEmpty
        if !isGrounded || !isPlain {
            find(
                .decisionDiffers, position.rawValue,
                "the time of its act, a cause and documents that a command can give",
                "\(head.recordedAt), cause \(head.causation?.description ?? "none"), "
                    + "\(event.evidence.count) documents, "
                    + "approver \(head.approver?.description ?? "none"), case "
                    + "\(head.correlation?.description ?? "none"), flags \(head.flags.rawValue)"
            )
        }
    }

    private mutating func compareEntry(
        of decision: DecidedEvent, with event: RecordedEvent, at position: UInt64
    ) {
        let derived = (decision.entry?.postings ?? []).map { posting in
            RecordedPosting(
                account: decided.reference(to: posting.account) ?? StreamReference(.start),
                signedAmount: posting.signedAmount)
        }
        if derived != event.postings {
            find(.entryDiffers, position, "\(derived)", "\(event.postings)")
        }
    }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}
