public import Accounting
import Cryptography
public import DefenseFund
public import EventSourcing

/// The JSON view of an event: what Schemas/events describes. References show names.
public enum EventJSON {
    /// - Parameters:
    ///   - name: what a stream is called.
    ///   - account: which account a position opened.
    public static func view(
        _ event: RecordedEvent, name: (StreamReference) -> StreamName?,
        account: (StreamReference) -> AccountKey?
    ) -> JSONValue {
        let head = event.head
        var members: [JSONValue.Member] = [
            .init("position", .integer(Int128(head.position.rawValue))),
            .init("type", .string(event.type.name)),
            .init("version", .integer(Int128(event.type.version))),
            .init("stream", label(head.stream, event.streamName ?? name(head.stream))),
            .init("streamVersion", .integer(Int128(head.streamVersion.rawValue))),
            .init("recordedAt", .string(head.recordedAt.description)),
            .init("effectiveOn", .string(head.effectiveOn.description)),
            .init("commandID", .string(head.commandID.description)),
            .init("actor", label(head.actor, name(head.actor))),
            .init("role", .string(event.role?.name ?? "\(head.role)")),
            .init("basis", .string(event.basis ?? "")),
        ]
        if let approver = head.approver {
            members.append(.init("approvedBy", label(approver, name(approver))))
        }
        for (title, position) in [("causation", head.causation), ("correlation", head.correlation)]
        {
            if let position { members.append(.init(title, .integer(Int128(position.rawValue)))) }
        }
        if head.flags.contains(.imported) { members.append(.init("imported", true)) }
        if head.flags.contains(.consequence) { members.append(.init("consequence", true)) }
        members.append(.init("facts", facts(of: event.act, name: name)))
        if !event.postings.isEmpty {
            members.append(.init("entry", entry(event.postings, name: name, account: account)))
        }
        if !event.evidence.isEmpty {
            members.append(.init("evidence", view(event.evidence)))
        }
        return .object(members)
    }

    public static func facts(of act: any Act, name: (StreamReference) -> StreamName?) -> JSONValue {
        .object(FieldJSON.members(ActDescriptor.of(act).fields, act.primitives, name: name))
    }

    /// `FUND:121:grant/G-1`.
    public static func label(
        _ key: AccountKey, name: (StreamReference) -> StreamName?
    ) -> String {
        let base = "\(key.book.title):\(key.code)"
        guard let position = key.subAccount else { return base }
        let reference = StreamReference(LogPosition(position))
        return base + ":" + (name(reference)?.text ?? reference.description)
    }

    private static func label(_ reference: StreamReference, _ name: StreamName?) -> JSONValue {
        .string(name?.text ?? reference.description)
    }

    private static func entry(
        _ postings: [RecordedPosting], name: (StreamReference) -> StreamName?,
        account: (StreamReference) -> AccountKey?
    ) -> JSONValue {
        .array(
            postings.map { posting in
                let key = account(posting.account)
                return .object([
                    .init(
                        "account",
                        .string(
                            key.map { label($0, name: name) } ?? posting.account.description)),
                    .init("side", .string(posting.side == .debit ? "debit" : "credit")),
                    .init("amount", .integer(Int128(posting.signedAmount.magnitude))),
                ])
            })
    }

    static func view(_ documents: [Evidence]) -> JSONValue { .array(documents.map(view)) }

    private static func view(_ evidence: Evidence) -> JSONValue {
        .object([
            .init("sha256", .string(Hexadecimal.encode(evidence.sha256))),
            .init("mediaType", .string(evidence.mediaType)),
            .init("byteCount", .integer(Int128(evidence.byteCount))),
            .init("title", .string(evidence.title.text)),
        ])
    }
}
