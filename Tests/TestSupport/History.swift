import Accounting
import Bytes
public import DefenseFund
import Cryptography
import EventCoding
import EventSourcing
import Transparency

/// A ledger that grows by commands, written by the rule book and the encoder alone: what an honest
/// engine must record for them, without one.
public struct History: Sendable {
    public private(set) var ledger = LedgerState()
    public private(set) var events: [RecordedEvent] = []
    private var commandCount: UInt64 = 0
    /// The tree of the first events: it follows them when a closing asks for it.
    private var tree = CompactRange()
    private var recordedAt = RecordedTime(microseconds: .min)

    /// Opens a ledger whose first administrator is `actor/everyone` and holds every role.
    public init(signerKey: KeyBytes = .example) throws {
        let opening = LedgerOpened(
            name: text("試験台帳"), operatorName: text("test"), formatVersion: UInt16Field(1),
            signerKey: signerKey)
        let genesis: [(any Act, String)] = [
            (opening, "ledger"), (ActorRegistered(name: text("everyone")), "actor/everyone"),
            (RoleGranted(role: .administrator), "actor/everyone"),
        ]
        for (act, subject) in genesis { try record(act, about: subject, on: "2024-04-01") }
        for role in Role.allCases where role != .system && role != .administrator {
            try record(RoleGranted(role: role), about: "actor/everyone", on: "2024-04-01")
        }
        for name in Persons.others.reversed() {
            try record(ActorRegistered(name: text(name)), about: "actor/\(name)", on: "2024-04-01")
            for role in Persons.roles(of: name) {
                try record(RoleGranted(role: role), about: "actor/\(name)", on: "2024-04-01")
            }
        }
        for (name, kind) in Given.parties {
            try record(
                PartyRegistered(name: text(name), kind: kind, corporationNumber: nil),
                about: "party/\(name)", on: "2024-04-01")
        }
    }

    /// The events as bytes.
    public func records() throws -> [[UInt8]] { try events.map(RecordEncoder.encode) }

    /// Records what a command causes; throws the rule or the field that refuses it. The refusal by
    /// a rule is recorded, too. An act of two persons is proposed and approved; then only the
    /// events of the approval are answered. Within an import its administrator asks for all.
    @discardableResult
    public mutating func perform(_ command: TestCommand) throws -> [RecordedEvent] {
        let draft = try command.draft()
        let act = try draft.act { ledger.reference(to: $0) }
        let persons = Persons(doing: act, in: ledger)
        let actor = draft.actor.map {
            Reference<Actor>(ledger.reference(to: $0) ?? StreamReference(ledger.count))
        }
        func request(
            _ act: any Act, _ subject: StreamName, by person: Reference<Actor>,
            _ evidence: [Evidence] = []
        ) throws -> Request {
            Request(
                act, subject: subject, effectiveOn: draft.effectiveOn,
                recordedAt: time(on: command.recordedOn ?? draft.effectiveOn), actor: person,
                evidence: evidence,
                excerpt: try act.question(about: subject, in: ledger).flatMap { try answer($0) })
        }
        let loading = act is ImportEnded ? nil : ledger.imports.open
        let first = actor ?? loading?.administrator ?? persons.first
        guard loading == nil, let second = persons.second,
            let proposed = ProposedCommand(
                act, about: draft.subject, on: draft.effectiveOn, evidence: draft.evidence),
            let proposal = StreamName(parsing: "proposal/P-\(commandCount)")
        else {
            return try attempt(try request(act, draft.subject, by: first, draft.evidence), draft)
        }
        try attempt(try request(ActProposed(proposed), proposal, by: first), draft)
        return try attempt(try request(ActApproved(), proposal, by: second), draft)
    }

    /// Records what the request causes, or that a rule refuses it.
    @discardableResult
    private mutating func attempt(_ request: Request, _ draft: CommandDraft) throws
        -> [RecordedEvent]
    {
        do {
            return try record(
                request, causation: request.act is ActApproved ? nil : draft.causation)
        } catch let rejection as Rejection {
            RuleObservation.refused(
                request.act, about: request.subject, with: rejection, in: ledger)
            self.record(rejection, of: request, digest: draft.digest)
            throw rejection
        }
    }

    private mutating func record(
        _ rejection: Rejection, of request: Request, digest: DigestBytes
    ) {
        guard rejection.code != .ledgerInconsistent,
            let name = ledger.name(of: request.actor.stream)
        else { return }
        commandCount += 1
        recordedAt = request.recordedAt
        let refusal = CommandRefused(
            rejection, of: commandID, type(of: request.act).declaration, about: request.subject,
            digest: digest, name: ledger.name(of:))
        let event = RuleBook.refusal(
            refusal, to: request.actor, on: request.effectiveOn, at: recordedAt, in: ledger)
        var head = event.head(commandID: commandID, causation: nil)
        head.commandID = RefusalID.of(refusal, to: name)
        let recorded = RecordedEvent(
            head: head, streamName: event.introducesStream ? event.context.streamName : nil,
            postings: [], act: refusal, evidence: [])
        do { try ledger.apply(event) } catch { preconditionFailure("\(error)") }
        events.append(recorded)
    }

    private var commandID: CommandID {
        CommandID(high: 0x4441_4943_484F_4000, low: 1 << 63 | commandCount)
    }

    private mutating func answer(_ question: LogQuestion) throws -> LogExcerpt? {
        switch question {
        case .tree:
            for event in events[Int(tree.size)...] {
                let record = try RecordEncoder.encode(event)
                tree.append(.leaf(record.rawSpan))
            }
            return TreeRoot(tree.root.bytes).map { .tree(size: ledger.count, root: $0) }
        case .treeOf(let size):
            guard size <= ledger.count else { return nil }
            var shorter = CompactRange()
            for event in events[..<Int(size.rawValue)] {
                let record = try RecordEncoder.encode(event)
                shorter.append(.leaf(record.rawSpan))
            }
            return TreeRoot(shorter.root.bytes).map { .tree(size: size, root: $0) }
        case .event(let position):
            guard position < ledger.count else { return nil }
            return .event(try ledger.decided(events[Int(position.rawValue)]))
        }
    }

    private mutating func record(_ act: any Act, about subject: String, on date: String) throws {
        guard let name = StreamName(parsing: subject), let day = LegalDate(date) else {
            preconditionFailure(subject)
        }
        try record(
            Request(
                act, subject: name, effectiveOn: day, recordedAt: time(on: day),
                actor: Reference(1)),
            causation: nil)
    }

    @discardableResult
    private mutating func record(_ request: Request, causation: LogPosition?) throws
        -> [RecordedEvent]
    {
        let decided = try RuleBook.perform(request, at: ledger.count, in: &ledger)
        for event in decided {
            RuleObservation.recorded(event.act, entry: event.entry, in: ledger)
        }
        commandCount += 1
        recordedAt = request.recordedAt
        let asked = decided.filter { !$0.isConsequence }.map(\.context.position)
        let recorded = decided.map { event in
            let position = event.context.position
            return RecordedEvent(
                head: event.head(
                    commandID: commandID,
                    causation: position == asked.first
                        ? causation : asked.last { $0 < position }),
                streamName: event.introducesStream ? event.context.streamName : nil,
                postings: (event.entry?.postings ?? []).map(posting), act: event.act,
                evidence: event.context.evidence)
        }
        events += recorded
        return recorded
    }

    /// Noon of the day, or a second after the last command.
    private func time(on day: LegalDate) -> RecordedTime {
        let next = recordedAt.microseconds.addingReportingOverflow(1_000_000).partialValue
        return max(RecordedTime(microseconds: next), .noon(of: day))
    }

    private func posting(_ leg: Posting) -> RecordedPosting {
        guard let account = ledger.reference(to: leg.account) else {
            preconditionFailure("the rules open \(leg.account) before it is posted to")
        }
        return RecordedPosting(account: account, signedAmount: leg.signedAmount)
    }
}
