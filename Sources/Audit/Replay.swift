import Accounting
public import DefenseFund
import EventCoding
import EventSourcing
public import ReadModels

/// Decides every command again, from the facts alone, and compares with what was recorded.
///
/// A command is decided on the state that the recorded events before it left, and then its own
/// recorded events are applied: so one wrong event is one finding, and balances and registers are
/// those of the record.
public struct Replay {
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

    /// Decides the last command.
    public mutating func finish() {
        if !isBroken { decideGroup() }
    }

    private mutating func decideGroup() {
        let events = group
        group.removeAll(keepingCapacity: true)
        guard !isBroken, let first = events.first else { return }
        commandCount += 1
        guard first.head.position == view.progress else {
            find(
                .transitionIllegal, first.head.position.rawValue, "event \(view.progress)",
                "event \(first.head.position)")
            isBroken = true
            return
        }
        let decisions = decide(events, from: first.head.position)
        apply(events)
        guard !isBroken, decisions.count == events.count else { return }
        for (decision, event) in zip(decisions, events) { compareEntry(of: decision, with: event) }
    }

    /// What the rules make of the command that the events answer; empty after a finding.
    private mutating func decide(_ events: [RecordedEvent], from start: LogPosition)
        -> [DecidedEvent]
    {
        guard let principal = events.first(where: { !$0.head.flags.contains(.consequence) }) else {
            find(
                .decisionDiffers, start.rawValue, "an act that was asked for",
                "only what follows from one")
            return []
        }
        let place = principal.head.position.rawValue
        do {
            let decisions = try RuleBook.decide(
                request(of: principal), at: start, in: view.ledger)
            let count = findings.count
            compare(decisions, with: events, principal: principal)
            return findings.count == count ? decisions : []
        } catch let rejection as Rejection {
            find(.ruleBroken, place, "an act that the rules let pass", text.reason(rejection))
        } catch {
            find(.decisionDiffers, place, "facts that a command can give", text.reason(error))
        }
        return []
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
            guard decision.act.isEqual(to: event.act) else {
                find(.decisionDiffers, position, text.facts(decision.act), text.facts(event.act))
                continue
            }
            compareHead(of: decision, with: event, at: position)
            compareGrounds(of: event, principal: principal, start: events[0].head.position)
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
                "\(event.streamName?.text ?? text.name(head.stream)) "
                    + "version \(head.streamVersion), "
                    + "\(event.role?.name ?? "role \(head.role)"), basis \(head.basis)")
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
                    + "approver \(head.approver.map { text.name($0) } ?? "none"), case "
                    + "\(head.correlation?.description ?? "none"), flags \(head.flags.rawValue)"
            )
        }
    }

    /// Compares once the events are applied, since they may open the accounts that they post to.
    private mutating func compareEntry(of decision: DecidedEvent, with event: RecordedEvent) {
        let postings = decision.entry?.postings ?? []
        let agrees = postings.elementsEqual(event.postings) {
            view.ledger.reference(to: $0.account) == $1.account
                && $0.signedAmount == $1.signedAmount
        }
        if !agrees {
            find(
                .entryDiffers, event.head.position.rawValue, text.entry(postings),
                text.entry(event.postings))
        }
    }

    private var text: FindingText { FindingText(view: view) }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}
