public import Accounting
import Containers
public import EventSourcing

extension CommandRefused {
    /// What a rule said to a command, in words that need no ledger to be read.
    ///
    /// - Parameter digest: of the command's canonical text.
    public init(
        _ rejection: Rejection, of id: CommandID, _ declaration: ActDeclaration,
        about subject: StreamName, digest: DigestBytes, name: (StreamReference) -> StreamName?
    ) {
        self.init(
            commandID: id, command: PlainText(shortening: declaration.command),
            subject: PlainText(shortening: subject.text),
            code: PlainText(shortening: rejection.code.rawValue),
            basis: PlainText(shortening: rejection.basis),
            facts: rejection.facts.prefix(Self.factLimit).map { fact in
                RefusalFact(
                    name: PlainText(shortening: fact.name),
                    value: PlainText(shortening: fact.value.text(name: name)))
            }, digest: digest)
    }

    /// Keeps the record of a refusal well below what a record may take.
    private static let factLimit = 20

    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // Only the rule book records refusals; `system` is a role that nobody can be granted.
        throw Rejection(.roleNotHeld, "House rule 2", .text("needs", Role.system.name))
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.refusals.count(code.text, of: context.actor)
    }

    /// What no refusal of this ledger can say; `nil` if it is in order. Whether the rule was right
    /// to refuse cannot be decided again: of the command only the hash is there.
    public func fault(by actor: Reference<Actor>, in ledger: LedgerState) -> String? {
        if ledger.actors[actor] == nil { return "refused to nobody" }
        if RejectionCode(rawValue: code.text) == nil { return "the rule '\(code)'" }
        if Catalogue.act(commanded: command.text) == nil { return "the command '\(command)'" }
        if StreamName(parsing: subject.text) == nil { return "the subject '\(subject)'" }
        return nil
    }
}

extension RuleBook {
    /// The next event, which says that a rule refused a command of `actor`.
    public static func refusal(
        _ act: CommandRefused, to actor: Reference<Actor>, on date: LegalDate,
        at time: RecordedTime, in ledger: LedgerState
    ) -> DecidedEvent {
        let name = StreamName(single: Refusals.category)
        let stream = ledger.reference(to: name)
        return DecidedEvent(
            act: act,
            context: ActContext(
                stream: stream ?? StreamReference(ledger.count), streamName: name,
                position: ledger.count, effectiveOn: date, recordedAt: time, actor: actor,
                role: .system),
            streamVersion: (stream.map(ledger.version) ?? .none).next, entry: nil,
            isConsequence: false)
    }
}

extension Rejection {
    /// The same with the names of things instead of references, which mean nothing once the state
    /// that they were found in is gone.
    public func named(by name: (StreamReference) -> StreamName?) -> Rejection {
        Rejection(
            code, basis,
            facts: facts.map { fact in
                guard case .stream = fact.value else { return fact }
                return .text(fact.name, fact.value.text(name: name))
            })
    }
}

extension Rejection.Value {
    /// As it is recorded: an amount in digits, a thing by its name.
    public func text(name: (StreamReference) -> StreamName?) -> String {
        switch self {
        case .yen(let amount): "\(amount) yen"
        case .date(let date): date.description
        case .count(let count): String(count)
        case .text(let text): text
        case .stream(let stream): name(stream)?.text ?? "at \(stream)"
        }
    }
}
