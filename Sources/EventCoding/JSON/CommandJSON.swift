import Accounting
import DefenseFund
import EventSourcing

/// A command inside an event as people see it: like one that they write, without who asks.
///
///     {"command": "grant.allocate", "subject": "grant/G-1", "on": "2025-04-01",
///      "facts": {"amount": 1000}}
enum CommandJSON {
    /// The members; the last may be left out.
    static let names = ["command", "subject", "on", "facts", "evidence"]

    static func view(
        _ parts: [FieldPrimitive.Keyed], name: (StreamReference) -> StreamName?
    ) -> JSONValue {
        view(parts) { facts, fields in .object(FieldJSON.members(fields, facts, name: name)) }
    }

    /// - Parameter facts: shows the facts, whose fields are described.
    static func view(
        _ parts: [FieldPrimitive.Keyed],
        facts: ([FieldPrimitive.Keyed], [FieldDescription]) -> JSONValue
    ) -> JSONValue {
        guard parts.count >= 5, case .unsigned(let code) = parts[0].value,
            case .unsigned(let version) = parts[1].value, case .text(let subject) = parts[2].value,
            case .record(let values) = parts[4].value,
            let descriptor = ActDescriptor.of(code: code, version: version)
        else { preconditionFailure("a command is made of its parts") }
        var members: [JSONValue.Member] = [
            .init("command", .string(descriptor.declaration.command)),
            .init("subject", .string(subject)),
            .init("on", FieldJSON.view(parts[3].value, as: .date, name: { _ in nil })),
            .init("facts", facts(values, descriptor.givenFields)),
        ]
        if parts.count > 5, let evidence = Evidence.list(primitive: parts[5].value) {
            members.append(.init("evidence", EventJSON.view(evidence)))
        }
        return .object(members)
    }

    /// Reads what ``view(_:name:)`` shows.
    ///
    /// - Parameter things: gets the names of the facts, as of any other field.
    static func read(_ value: JSONValue, fromCell: Bool, _ things: inout [NamedThing])
        throws(FieldProblem) -> FieldPrimitive
    {
        let value = fromCell ? value.string.flatMap(parsed) ?? value : value
        guard let members = value.members else { throw .wrongKind(expected: "a command in JSON") }
        if let other = members.first(where: { !names.contains($0.name) }) {
            throw .outOfRange(
                "a command of \(names.joined(separator: ", ")), without '\(other.name)'")
        }
        do throws(InputProblem) {
            let draft = try CommandReader.read(value)
            do throws(FieldFailure) {
                let fields = draft.descriptor.fields
                return record(
                    of: draft, try FieldJSON.record(draft.facts, fields, fromCell: false, &things))
            } catch {
                throw InputProblem(error)
            }
        } catch {
            throw .outOfRange("a command, in which '\(error.field)' \(error.message)")
        }
    }

    private static func parsed(_ cell: String) -> JSONValue? {
        try? JSONParser.parse(Array(cell.utf8))
    }

    private static func record(of draft: CommandDraft, _ facts: [FieldPrimitive.Keyed])
        -> FieldPrimitive
    {
        let type = draft.descriptor.declaration.type
        var parts: [FieldPrimitive.Keyed] = [
            .init(1, .unsigned(UInt64(type.code))), .init(2, .unsigned(UInt64(type.version))),
            .init(3, .text(draft.subject.text)), .init(4, draft.effectiveOn.primitive),
            .init(5, .record(facts)),
        ]
        if !draft.evidence.isEmpty {
            parts.append(.init(6, .list(draft.evidence.map(\.primitive))))
        }
        return .record(parts)
    }
}
