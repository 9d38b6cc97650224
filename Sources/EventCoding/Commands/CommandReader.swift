import Accounting
import Cryptography
public import EventSourcing

/// Reads one command from JSON:
///
///     {"id": "…uuid…", "command": "grant.allocate", "subject": "grant/G-1", "on": "2025-04-01",
///      "facts": {"amount": 1000}}
///
/// `as`, `role`, `evidence`, `expectedVersion`, `causation` and `withhold` may stand beside them.
public enum CommandReader {
    /// The names beside `facts`, in the order in which they are shown.
    public static let envelope = [
        "id", "command", "subject", "on", "as", "role", "expectedVersion", "causation", "evidence",
        WithholdClause.name,
    ]

    /// - Parameter keys: of what the command withholds; a command never holds plain values.
    public static func read(_ value: JSONValue, keys: WithholdingKeys = { _ in nil })
        throws(InputProblem) -> CommandDraft
    {
        guard let members = value.members else {
            throw InputProblem(.notJSON, "must be an object, not \(value.kindName)")
        }
        for member in members where member.name != "facts" && !envelope.contains(member.name) {
            throw InputProblem(
                .fieldUnknown, field: String(member.name.prefix(80)),
                "is unknown; known are " + (envelope + ["facts"]).joined(separator: ", "))
        }
        let facts = value["facts"] ?? .object([])
        guard let factMembers = facts.members else {
            throw InputProblem(.fieldInvalid, field: "facts", "must be an object")
        }
        let draft = try draft(
            text: { (name) throws(InputProblem) in try envelopeText(value[name], name) },
            facts: factMembers, evidence: evidence(value["evidence"]), isFromTable: false)
        guard let clause = value[WithholdClause.name], clause != .null else { return draft }
        return try draft.withheld(WithholdClause(clause), keys)
    }

    /// Reads a row of a table whose columns are named like the envelope and the facts.
    public static func read(row: [String: String], keys: WithholdingKeys = { _ in nil })
        throws(InputProblem) -> CommandDraft
    {
        let facts = row.filter { !envelope.contains($0.key) && !$0.value.isEmpty }
            .sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
        var documents: [Evidence] = []
        if let cell = row["evidence"], !cell.isEmpty {
            guard let value = try? JSONParser.parse(Array(cell.utf8)) else {
                throw InputProblem(.fieldInvalid, field: "evidence", "must be a list in JSON")
            }
            documents = try evidence(value)
        }
        let draft = try draft(
            text: { (name) throws(InputProblem) in row[name].flatMap { $0.isEmpty ? nil : $0 } },
            facts: facts, evidence: documents, isFromTable: true)
        guard let cell = row[WithholdClause.name], !cell.isEmpty else { return draft }
        guard let clause = try? JSONParser.parse(Array(cell.utf8)) else {
            throw WithholdClause.problem("must be an object in JSON")
        }
        return try draft.withheld(WithholdClause(clause), keys)
    }

    private static func draft(
        text: (String) throws(InputProblem) -> String?, facts: [JSONValue.Member],
        evidence: [Evidence], isFromTable: Bool
    ) throws(InputProblem) -> CommandDraft {
        func required(_ name: String) throws(InputProblem) -> String {
            guard let value = try text(name) else {
                throw InputProblem(.fieldMissing, field: name, "is missing")
            }
            return value
        }
        let command = try required("command")
        guard let descriptor = ActDescriptor.named(command) else {
            throw InputProblem(
                .commandUnknown, field: "command",
                "names no command: '\(command.prefix(80))'; 'daicho schema --list' shows them")
        }
        let id = try text("id").map { (text) throws(InputProblem) in
            try parse(text, "id", "a UUID", CommandID.init(parsing:))
        }
        let version = try text("expectedVersion").map { (text) throws(InputProblem) in
            try parse(text, "expectedVersion", "a whole number") { UInt32($0) }
        }
        let causation = try text("causation").map { (text) throws(InputProblem) in
            try parse(text, "causation", "a position") { UInt64($0) }
        }
        let actor = try text("as").map { (text) throws(InputProblem) in
            try parse(text, "as", "an actor") {
                StreamName(parsing: $0.utf8.contains(UInt8(ascii: "/")) ? $0 : "actor/\($0)")
            }
        }
        let subject = try parse(
            required("subject"), "subject", "a name such as grant/G-1",
            { StreamName(parsing: $0) })
        let date = try parse(
            required("on"), "on", "a date such as 2025-04-01", { LegalDate($0) })
        let act: DraftAct
        do { act = try descriptor.read(facts, fromCell: isFromTable) } catch {
            throw InputProblem(error)
        }
        return CommandDraft(
            id: id, descriptor: descriptor, subject: subject, effectiveOn: date, actor: actor,
            role: try text("role"), facts: facts, act: act, evidence: evidence,
            expectedVersion: version.map(StreamVersion.init),
            causation: causation.map(LogPosition.init))
    }

    private static func parse<Value>(
        _ text: String, _ field: String, _ expected: String, _ make: (String) -> Value?
    ) throws(InputProblem) -> Value {
        guard let value = make(text) else {
            throw InputProblem(
                .fieldInvalid, field: field, "must be \(expected), not '\(text.prefix(80))'")
        }
        return value
    }

    /// The members that the schema wants as whole numbers; the others are text.
    private static let wholeNumbers = ["expectedVersion", "causation"]

    private static func envelopeText(_ value: JSONValue?, _ name: String) throws(InputProblem)
        -> String?
    {
        let isNumber = wholeNumbers.contains(name)
        switch value {
        case nil, .null: return nil
        case .string(let text) where !isNumber: return text
        case .integer(let number) where isNumber: return String(number)
        case let other?:
            throw InputProblem(
                .fieldInvalid, field: name,
                "must be \(isNumber ? "a whole number" : "text"), not \(other.kindName)")
        }
    }

    static func evidence(_ value: JSONValue?) throws(InputProblem) -> [Evidence] {
        guard let value, value != .null else { return [] }
        guard let items = value.items, items.count <= Evidence.maximumCount else {
            throw InputProblem(
                .fieldInvalid, field: "evidence",
                "must be a list of at most \(Evidence.maximumCount) documents")
        }
        var evidence: [Evidence] = []
        for item in items {
            guard let hash = item["sha256"]?.string.flatMap({ Hexadecimal.decode($0) }),
                let mediaType = item["mediaType"]?.string,
                case .integer(let count)? = item["byteCount"], let count = UInt64(exactly: count),
                let title = item["title"]?.string.flatMap({ try? PlainText(normalizing: $0) }),
                let piece = Evidence(
                    sha256: hash, mediaType: mediaType, byteCount: count, title: title)
            else {
                throw InputProblem(
                    .fieldInvalid, field: "evidence",
                    "each needs sha256 (64 hexadecimal digits), mediaType, byteCount, title"
                )
            }
            evidence.append(piece)
        }
        return evidence
    }
}
