import Accounting
import Cryptography
import DefenseFund
public import EventCoding
public import EventSourcing

extension NumberExplanation {
    /// A row for each event, with the number behind it.
    public var register: RegisterTable { Self.register(of: parts, isSum: isSum) }

    /// The same of the events that cancel each other.
    public var cancelledRegister: RegisterTable { Self.register(of: cancelled, isSum: isSum) }

    private static func register(of parts: [Part], isSum: Bool) -> RegisterTable {
        var total: Int128 = 0
        return RegisterTable(
            name: "explanation",
            columns: [
                .init("position", "Position"), .init("type", "Event"), .init("about", "About"),
                .init("effectiveOn", "Effective"), .init("recordedAt", "Recorded (UTC)"),
                .init("actor", "Actor"), .init("approver", "Approver"), .init("basis", "Basis"),
                .init("documents", "Documents"), .init("effect", "Effect"),
                .init("number", "Number"),
            ],
            rows: parts.map { part in
                total += part.effect
                let head = part.event.head
                return [
                    .count(head.position.rawValue), .text(part.event.type.name),
                    .text(part.subject?.text ?? ""), .date(head.effectiveOn),
                    .text(head.recordedAt.description), .text(part.actor?.text ?? ""),
                    .text(part.approver?.text ?? ""), .text(part.event.basis ?? ""),
                    .text(part.event.evidence.map(\.title.text).joined(separator: "; ")),
                    isSum ? .yen(part.effect) : .empty, isSum ? .yen(total) : part.after,
                ]
            })
    }

    /// - Parameter proof: that the event at a position stands in the log; `nil` to leave it out.
    public func json(proof: (LogPosition) throws -> JSONValue?) rethrows -> JSONValue {
        .object([
            .init("address", .string(address.description)), .init("number", cell.json),
            .init("adds", .bool(isSum)),
            .init("events", .array(try parts.map { try json($0, proof) })),
            .init("cancelled", .array(try cancelled.map { try json($0, proof) })),
        ])
    }

    private func json(_ part: Part, _ proof: (LogPosition) throws -> JSONValue?) rethrows
        -> JSONValue
    {
        let head = part.event.head
        let documents = part.event.evidence.map { document in
            JSONValue.object([
                .init("title", .string(document.title.text)),
                .init("sha256", .string(Hexadecimal.encode(document.sha256))),
            ])
        }
        var members: [JSONValue.Member] = [
            .init("position", .integer(Int128(head.position.rawValue))),
            .init("type", .string(part.event.type.name)),
            .init("about", .string(part.subject?.text ?? "")),
            .init("effectiveOn", .string(head.effectiveOn.description)),
            .init("recordedAt", .string(head.recordedAt.description)),
            .init("actor", .string(part.actor?.text ?? "")),
            .init("approver", part.approver.map { .string($0.text) } ?? .null),
            .init("basis", .string(part.event.basis ?? "")),
            .init("documents", .array(documents)), .init("before", part.before.json),
            .init("after", part.after.json),
        ]
        if isSum { members.append(.init("effect", .integer(part.effect))) }
        if let proof = try proof(head.position) { members.append(.init("proof", proof)) }
        return .object(members)
    }
}
