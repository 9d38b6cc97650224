public import Accounting
import Containers
public import DefenseFund
public import EventSourcing
public import StateCoding

/// The fold that every question is answered from: the state that the rules keep, and what only
/// questions need. Nothing is folded twice.
public struct LedgerView: Projection, Sendable, Equatable {
    public private(set) var ledger = LedgerState()
    public private(set) var returns = ReturnsHistory()
    /// Accounts whose opening is not in force: they are there to be posted to, and shown once they
    /// are.
    private(set) var passedAccounts: [StreamReference] = []
    /// Whose each facility was before the State acquired it.
    private(set) var previousOwners: [Reference<Facility>: Reference<Party>] = [:]
    public private(set) var permissions = PermissionHistory()
    /// Where the events stand that changed who may do what, and by which rules.
    public private(set) var processing: [LogPosition] = []
    /// Where the refused commands stand.
    public private(set) var refused: [LogPosition] = []
    /// The time of the newest event folded; `nil` before the first.
    public private(set) var recordedAt: RecordedTime?

    /// The last day on which an event of the view takes effect; `nil` if all are in force.
    public private(set) var cutoff: LegalDate?
    /// The latest effective date of the events in force; `nil` if there are none.
    public private(set) var latestOn: LegalDate?
    /// The earliest effective date of the events that are not in force; `nil` if all are.
    public private(set) var passedFrom: LegalDate?

    /// What of it was not read: it answers questions about the rest.
    public private(set) var unread: Set<StateSection> = []
    /// What may be left unread of a view that goes on: no effect rests on it.
    private static let spare: Set<StateSection> = [.returns]

    /// A view in which every event is in force.
    public init() { self.init(on: nil) }

    /// - Parameter cutoff: events that take effect after this day are not in force in the view.
    public init(on cutoff: LegalDate?) { self.cutoff = cutoff }

    public var progress: LogPosition { ledger.count }
    public var fund: FundHistory { ledger.fund }

    public mutating func apply(_ event: RecordedEvent) throws(IllegalTransition) {
        try apply(event, decided: nil)
    }

    /// Applies an event, and answers with its entry.
    ///
    /// - Parameter decided: the entry that the rules decided, if they decided the event.
    @discardableResult
    public mutating func apply(_ event: RecordedEvent, decided: JournalEntry?)
        throws(IllegalTransition) -> JournalEntry?
    {
        precondition(isWhole || goesOn, "what was left unread cannot go on")
        recordedAt = event.head.recordedAt
        guard isInForce(event) else {
            try ledger.pass(event)
            if type(of: event.act) == AccountOpened.self {
                passedAccounts.append(event.head.stream)
            }
            let on = event.head.effectiveOn
            passedFrom = passedFrom.map { min($0, on) } ?? on
            return nil
        }
        let entry = try ledger.apply(event, decided: decided)
        // Types are compared first: a cast asks the runtime, at every event.
        if type(of: event.act) == FacilityAcquired.self, let act = event.act as? FacilityAcquired {
            previousOwners[Reference(event.head.stream)] = act.previousOwner
        }
        if isWhole { returns.apply(event, in: ledger) }
        // The codes of acts about persons begin so.
        if event.head.typeCode >> 8 == 0x01 { permissions.apply(event) }
        if event.postings.isEmpty {
            if event.changesProcessing { processing.append(event.head.position) }
            if type(of: event.act) == CommandRefused.self { refused.append(event.head.position) }
        }
        latestOn = latestOn.map { max($0, event.head.effectiveOn) } ?? event.head.effectiveOn
        return entry
    }

    public var isWhole: Bool { unread.isEmpty }

    /// Whether events can be applied to it.
    public var goesOn: Bool { unread.isSubset(of: Self.spare) }

    /// Whether it holds what stands in the sections, and what is small; all there is if `nil`.
    public func holds(_ sections: Set<StateSection>?) -> Bool {
        sections.map(unread.isDisjoint) ?? isWhole
    }

    /// What must be read of a view of fewer events to go on to one that holds the sections.
    public static func goingOn(to sections: Set<StateSection>?) -> Set<StateSection>? {
        sections?.union(LedgerState.sections)
    }

    /// Whether a view about the day, of the same events, would be this one: the same of them are in
    /// force about all days from ``latestOn`` up to the one before ``passedFrom``.
    public func tells(about day: LegalDate?) -> Bool {
        Self.tells(about: day, from: latestOn, before: passedFrom)
    }

    /// The same of a view of which only the two days are known.
    public static func tells(
        about day: LegalDate?, from latestOn: LegalDate?, before passedFrom: LegalDate?
    ) -> Bool {
        guard let day else { return passedFrom == nil }
        return latestOn.map { $0 <= day } ?? true && passedFrom.map { day < $0 } ?? true
    }

    /// Folds what follows about another day, as a head start where the view ``tells(about:)`` it,
    /// or for differences between two days, event by event.
    public mutating func `continue`(on day: LegalDate?) { cutoff = day }

    /// See ``LedgerState/only(_:)``.
    func only(_ subject: LedgerState.Subject) -> LedgerView {
        var one = self
        one.ledger = ledger.only(subject)
        return one
    }

    /// The view as far as a table with rows of its kind tells of some things, or of what one event
    /// did. No event can be applied to it.
    func only(_ things: [StreamReference], _ position: LogPosition, of each: LedgerTable.Each)
        -> LedgerView
    {
        var some = self
        switch each {
        case .thing(let kind): some.ledger = ledger.only(things, of: kind)
        case .act: some.returns = returns.only(at: position)
        }
        return some
    }

    /// See ``LedgerState/leaveEmpty(upTo:)``.
    public mutating func leaveEmpty(upTo position: LogPosition) {
        ledger.leaveEmpty(upTo: position)
    }

    /// See ``LedgerState/suppose(_:is:from:)``.
    public mutating func suppose(_ name: String, is value: ParameterValue, from date: LegalDate) {
        ledger.suppose(name, is: value, from: date)
    }

    /// Whether the event takes effect by the day that the view is about.
    public func isInForce(_ event: RecordedEvent) -> Bool {
        cutoff.map { event.head.effectiveOn <= $0 } ?? true
    }

    /// What a stream is called.
    public func name(_ stream: StreamReference) -> StreamName? { ledger.name(of: stream) }

    /// Which account a position opened.
    public func account(_ reference: StreamReference) -> AccountKey? { ledger.accounts[reference] }

    /// What comes behind the slash of a stream's name, for tables.
    func label(_ stream: StreamReference) -> String {
        ledger.name(of: stream).map { String($0.identifierText) } ?? stream.description
    }

    func partyName(_ party: Reference<Party>) -> String {
        ledger.parties[party]?.name.text ?? label(party.stream)
    }
}

extension LedgerView: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ view: Self?) throws(StateFault) -> Self {
        var read = Self(on: try coder.part("cutoff", view) { $0.cutoff })
        read.ledger = try coder.part("ledger", view) { $0.ledger }
        read.returns = try coder.part(
            "returns", in: .returns, view, { $0.returns }, unread: ReturnsHistory())
        read.passedAccounts = try coder.part("passedAccounts", view) { $0.passedAccounts }
        read.previousOwners = try coder.part("previousOwners", view) { $0.previousOwners }
        read.permissions = try coder.part("permissions", view) { $0.permissions }
        read.processing = try coder.part("processing", view) { $0.processing }
        read.refused = try coder.part("refused", view) { $0.refused }
        read.recordedAt = try coder.part("recordedAt", view) { $0.recordedAt }
        read.latestOn = try coder.part("latestOn", view) { $0.latestOn }
        read.passedFrom = try coder.part("passedFrom", view) { $0.passedFrom }
        coder.derived("unread", of: Self.self)
        read.unread = coder.unread
        return read
    }
}
