import Accounting
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine

/// What became of one row of input.
struct RowResult {
    let line: Int
    let draft: CommandDraft?
    let outcome: CommandOutcome
    let receipt: SHA256Digest?
    /// What broke the rule, with the names of things.
    private let facts: [(name: String, value: Rejection.Value, text: String)]

    /// - Parameter name: what a thing of the ledger is called.
    init(
        line: Int, draft: CommandDraft, outcome: CommandOutcome, receipt: SHA256Digest? = nil,
        name: (StreamReference) -> StreamName?
    ) {
        self.line = line
        self.draft = draft
        self.outcome = outcome
        self.receipt = receipt
        var facts: [Rejection.Fact] = []
        if case .rejected(let rejection, _) = outcome { facts = rejection.facts }
        self.facts = facts.map { ($0.name, $0.value, $0.value.text(name: name)) }
    }

    init(line: Int, problem: InputProblem) {
        self.line = line
        draft = nil
        outcome = .invalid(problem)
        receipt = nil
        facts = []
    }

    var status: ExitStatus {
        switch outcome {
        case .recorded, .repeated: .done
        case .rejected, .abandoned: .refused
        case .invalid, .idTaken: .badInput
        case .failed: .failed
        }
    }

    /// One line for people. A repeated row reads like the first time: its receipt is the same.
    func message(file: String) -> String {
        let place = "\(file):\(line)"
        let what = draft.map { "\($0.descriptor.declaration.command) \($0.subject)" } ?? ""
        switch outcome {
        case .recorded(let positions), .repeated(let positions):
            let last = positions.upperBound - 1
            let leaf = receipt?.description ?? ""
            return "\(place): \(what): recorded at \(last), leaf \(leaf)"
        case .rejected(let rejection, let position):
            let facts = facts.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
            let (cause, remedy) = rejection.code.explanation
            return "\(place): \(what): refused [\(rejection.code.rawValue)]: \(cause) "
                + "(\(facts); \(rejection.basis)) \(remedy)"
                + (position.map { " The refusal is recorded at \($0)." } ?? "")
        case .invalid(let problem):
            let field = problem.field.isEmpty ? "" : "field '\(problem.field)' "
            return "\(place): \(field)\(problem.message) [\(problem.code.rawValue)]"
        case .idTaken(let field, let positions):
            return "\(place): \(what): the id was used for another command, recorded at "
                + "\(positions.lowerBound), that differs in '\(field)' [id-taken]; "
                + "give this one an id of its own"
        case .failed(let failure): return "\(place): \(what): \(failure.explanation)"
        case .abandoned:
            return "\(place): \(what): not recorded by this run, since another row of the group "
                + "is not [abandoned]"
        }
    }

    func json(file: String) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("file", .string(file)), .init("row", .integer(Int128(line))),
        ]
        if let id = draft?.id { members.append(.init("id", .string(id.description))) }
        // What is proposed is approved by this name.
        if let draft { members.append(.init("subject", .string(draft.subject.text))) }
        switch outcome {
        case .recorded(let positions), .repeated(let positions):
            members += [
                .init("status", "recorded"),
                .init("positions", .array(positions.map { .integer(Int128($0)) })),
                .init("leaf", .string(receipt?.description ?? "")),
            ]
            if case .repeated = outcome { members.append(.init("repeated", .bool(true))) }
        case .rejected(let rejection, let position):
            members += [
                .init("status", "refused"), .init("code", .string(rejection.code.rawValue)),
                .init("basis", .string(rejection.basis)),
                .init("facts", .object(facts.map { .init($0.name, Self.json($0.value, $0.text)) })),
                .init("cause", .string(rejection.code.explanation.cause)),
                .init("remedy", .string(rejection.code.explanation.remedy)),
            ]
            if let position { members.append(.init("position", .integer(Int128(position)))) }
        case .invalid(let problem):
            members += [
                .init("status", "invalid"), .init("code", .string(problem.code.rawValue)),
                .init("field", .string(problem.field)), .init("message", .string(problem.message)),
            ]
        case .idTaken(let field, let positions):
            members += [
                .init("status", "invalid"), .init("code", "id-taken"),
                .init("field", .string(field)),
                .init("positions", .array(positions.map { .integer(Int128($0)) })),
            ]
        case .failed(let failure):
            members += [
                .init("status", "failed"), .init("code", .string(failure.code)),
                .init("message", .string(failure.explanation)),
            ]
        case .abandoned: members.append(.init("status", "abandoned"))
        }
        return .object(members)
    }

    private static func json(_ value: Rejection.Value, _ text: String) -> JSONValue {
        switch value {
        case .yen(let amount): .integer(Int128(amount.rawValue))
        case .count(let count): .integer(Int128(count))
        case .date, .text, .stream: .string(text)
        }
    }
}

extension Rejection.Value {
    /// For people.
    fileprivate func text(name: (StreamReference) -> StreamName?) -> String {
        switch self {
        case .yen(let amount): "\(amount.rawValue.grouped) yen"
        case .date(let date): date.description
        case .count(let count): String(count)
        case .text(let text): text
        case .stream(let stream): name(stream)?.text ?? "at \(stream)"
        }
    }
}
