import Accounting
public import DefenseFund
public import EventSourcing
public import Testing

/// Reads as a sentence: given these acts, when this act is asked for, then this follows, or this
/// rule refuses it.
public struct Given {
    public private(set) var ledger = LedgerState()
    public private(set) var events: [DecidedEvent] = []
    /// When the last act was recorded: unless a sentence says otherwise, on the day of the act, or
    /// when the one before was.
    private var recordedAt = RecordedTime(microseconds: .min)

    /// A ledger with its genesis, persons with every role, and these parties.
    ///
    /// - Parameter day: when it was opened.
    public init(
        parties: [(String, PartyKind)] = Given.parties, colleagues: [String] = Persons.others,
        opened day: String = "2024-04-01"
    ) throws {
        try perform(
            LedgerOpened(
                name: text("test"), operatorName: text("test"), formatVersion: UInt16Field(1),
                signerKey: KeyBytes.example), about: "ledger", on: day)
        try perform(
            ActorRegistered(name: text("everyone")), about: "actor/everyone", on: "2024-04-01")
        for role in Role.allCases where role != .system {
            try perform(RoleGranted(role: role), about: "actor/everyone", on: "2024-04-01")
        }
        for name in colleagues {
            try perform(
                ActorRegistered(name: text(name)), about: "actor/\(name)", on: "2024-04-01")
            for role in Role.allCases where role != .system {
                try perform(RoleGranted(role: role), about: "actor/\(name)", on: "2024-04-01")
            }
        }
        for (name, kind) in parties {
            try perform(
                PartyRegistered(name: text(name), kind: kind, corporationNumber: nil),
                about: "party/\(name)", on: "2024-04-01")
        }
    }

    public static let parties: [(String, PartyKind)] = [
        ("maker", .manufacturer), ("other-maker", .manufacturer), ("bank", .bank),
        ("trust", .trustBank), ("broker", .securitiesAccount), ("state", .foreignGovernment),
        ("body", .other),
    ]

    /// A further act that the rules let pass. An act of two persons has both, unless the sentence
    /// says who asks for it.
    public func and(
        _ act: any Act, about subject: String, on date: String, recorded day: String? = nil,
        by person: String? = nil
    ) throws -> Given {
        var next = self
        try next.perform(act, about: subject, on: date, recorded: day, by: person)
        return next
    }

    public func when(
        _ act: any Act, about subject: String, on date: String, recorded day: String? = nil,
        by person: String? = nil
    ) throws -> When {
        var ledger = ledger
        let request = try request(act, about: subject, on: date, recorded: day, by: person)
        let outcome = Result { () throws(Rejection) in
            try Self.perform(request, in: &ledger)
        }
        return When(outcome: outcome, before: self.ledger, after: ledger)
    }

    public func party(_ name: String) throws -> Reference<Party> {
        Reference(try reference("party/\(name)"))
    }

    public func plan(_ name: String) throws -> Reference<AdjustmentPlan> {
        Reference(try reference("adjustmentPlan/\(name)"))
    }

    public func reference(_ name: String) throws -> StreamReference {
        try #require(StreamName(parsing: name).flatMap(ledger.reference))
    }

    public mutating func perform(
        _ act: any Act, about subject: String, on date: String, recorded day: String? = nil,
        by person: String? = nil
    ) throws {
        let request = try request(act, about: subject, on: date, recorded: day, by: person)
        events += try Self.perform(request, in: &ledger)
        recordedAt = request.recordedAt
    }

    private static func perform(_ request: Request, in ledger: inout LedgerState)
        throws(Rejection) -> [DecidedEvent]
    {
        do {
            let events = try RuleBook.perform(request, at: ledger.count, in: &ledger)
            for event in events {
                RuleObservation.recorded(event.act, entry: event.entry, in: ledger)
            }
            return events
        } catch {
            RuleObservation.refused(request.act, about: request.subject, with: error, in: ledger)
            throw error
        }
    }

    private func request(
        _ act: any Act, about subject: String, on date: String, recorded day: String?,
        by person: String?
    ) throws -> Request {
        let noon = RecordedTime.noon(of: try #require(LegalDate(day ?? date)))
        let persons = Persons(doing: act, in: ledger)
        let name = try #require(StreamName(parsing: subject))
        return Request(
            act, subject: name,
            effectiveOn: try #require(LegalDate(date)), recordedAt: max(recordedAt, noon),
            actor: try person.map { Reference(try reference("actor/\($0)")) } ?? persons.first,
            role: nil, evidence: [], excerpt: act.question(about: name, in: ledger).flatMap(answer),
            approval: person == nil ? persons.second.map { .given(by: $0) } : nil)
    }

    private func answer(_ question: LogQuestion) -> LogExcerpt? {
        switch question {
        case .tree: .tree(size: ledger.count, root: .example)
        case .treeOf(let size): size <= ledger.count ? .tree(size: size, root: .example) : nil
        case .event(let position):
            position < ledger.count ? .event(events[Int(position.rawValue)]) : nil
        }
    }
}

/// What an act came to.
public struct When {
    public let outcome: Result<[DecidedEvent], Rejection>
    let before: LedgerState
    public let after: LedgerState

    /// The legs of all entries, as `Dr FUND:121 700`.
    public func thenPosts(
        _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let events = try outcome.get()
        let legs = events.flatMap { $0.entry?.postings ?? [] }.map { posting in
            let side = posting.side == .debit ? "Dr" : "Cr"
            return "\(side) \(posting.account.book.title):\(posting.account.code) \(posting.amount)"
        }
        #expect(legs == expected, sourceLocation: sourceLocation)
    }

    /// The types of the events, without accounts that are opened.
    public func then(
        _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let names = try outcome.get().map { type(of: $0.act).type.name }
        #expect(names.filter { $0 != "account.opened" } == expected, sourceLocation: sourceLocation)
    }

    /// Refused, and nothing has changed.
    public func thenRefused(
        _ code: RejectionCode, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        switch outcome {
        case .success(let events):
            Issue.record("let pass: \(events.map(\.act))", sourceLocation: sourceLocation)
        case .failure(let rejection):
            #expect(rejection.code == code, "\(rejection)", sourceLocation: sourceLocation)
            #expect(!rejection.basis.isEmpty, sourceLocation: sourceLocation)
            #expect(before == after, "a refusal changes nothing", sourceLocation: sourceLocation)
        }
    }
}

/// Text of a test, which is known to be in order.
public func text(_ text: String) -> PlainText {
    guard let plain = try? PlainText(normalizing: text) else { preconditionFailure(text) }
    return plain
}
