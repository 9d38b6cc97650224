import Containers
import DefenseFund
import EventCoding
import EventSourcing

/// Looks up the names of a command in the ledger as it stands.
enum CommandResolver {
    /// The request that the command makes of the ledger. Refuses a cause that is not in the log,
    /// and a thing that has moved since the version named.
    static func request(
        _ draft: CommandDraft, as poster: StreamName?, at time: RecordedTime,
        in ledger: LedgerState, from answers: @autoclosure () -> LogAnswers
    ) throws(CommandRefusal) -> Request {
        try checkVersion(draft, in: ledger)
        let act: any Act
        do {
            act = try draft.act { ledger.reference(to: $0) }
        } catch {
            throw .invalid(InputProblem(error))
        }
        var excerpt: LogExcerpt?
        if let question = act.question(about: draft.subject, in: ledger) {
            do { excerpt = try answers().answer(question, in: ledger) } catch {
                throw .failed(error)
            }
        }
        return Request(
            act, subject: draft.subject, effectiveOn: draft.effectiveOn, recordedAt: time,
            actor: try actor(of: draft, as: poster, in: ledger), role: try role(of: draft),
            evidence: draft.evidence, excerpt: excerpt)
    }

    private static func actor(
        of draft: CommandDraft, as poster: StreamName?, in ledger: LedgerState
    ) throws(CommandRefusal) -> Reference<Actor> {
        guard let name = draft.actor ?? poster else {
            throw .invalid(
                InputProblem(
                    .fieldMissing, field: "as", "names nobody; say who acts with --as or in the row"
                ))
        }
        let actor = ledger.reference(to: name).map { Reference<Actor>($0) }
        guard let actor, ledger.actors.index(forKey: actor) != nil else {
            throw .rejected(Rejection(.actorUnknown, "House rule 4", .text("actor", name)))
        }
        return actor
    }

    private static func role(of draft: CommandDraft) throws(CommandRefusal) -> Role? {
        guard let text = draft.role else { return nil }
        guard let role = Role.allCases.first(where: { $0.name == text }) else {
            throw .invalid(
                InputProblem(
                    .fieldInvalid, field: "role",
                    "must be one of " + Role.allCases.map(\.name).joined(separator: ", ")))
        }
        return role
    }

    private static func checkVersion(_ draft: CommandDraft, in ledger: LedgerState)
        throws(CommandRefusal)
    {
        if let causation = draft.causation, causation >= ledger.count {
            throw .invalid(
                InputProblem(.fieldInvalid, field: "causation", "is ahead of the log"))
        }
        guard let expected = draft.expectedVersion else { return }
        let stream = ledger.reference(to: draft.subject)
        let actual = stream.map(ledger.version) ?? .none
        guard actual == expected else {
            throw .rejected(
                Rejection(
                    .streamMoved, "House rule 3", .text("subject", draft.subject),
                    .count("expected", Int(expected.rawValue)),
                    .count("actual", Int(actual.rawValue))))
        }
    }
}

/// Why a command is not decided into events.
enum CommandRefusal: Error {
    case rejected(Rejection)
    case invalid(InputProblem)
    /// The log could not be asked.
    case failed(LogFailure)
}
