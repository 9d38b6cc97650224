import Accounting
import Bytes
import DefenseFund
import EventCoding
import EventSourcing

/// Bytes that decode are the one encoding of their event, and every view of it can be read again.
enum RecordOracle {
    static func check(_ bytes: [UInt8]) throws {
        let entry = try? RecordIndexEntry(bytes.rawSpan)
        if let view = try? RecordView(bytes.rawSpan) { try checkBody(view) }
        guard let event = try? RecordDecoder.decode(bytes.rawSpan) else { return }
        try hold(RecordEncoder.encode(event) == bytes, "one event, one encoding")
        try hold(RecordEncoder.isEncoding(bytes.rawSpan, of: event), "and it is known again")
        let index = try required(entry, "what decodes can be indexed")
        try hold(
            index.position == event.head.position && index.commandID == event.head.commandID
                && index.stream == event.head.stream
                && index.streamVersion == event.head.streamVersion,
            "the index says what the head says")
        let view = EventJSON.view(event, name: name, account: { _ in nil })
        let again = try JSONParser.parse(Array(view.compact.utf8))
        try hold(again.compact.isSpelled(as: view.compact), "the view can be read again")
        _ = CBORDiagnostic.text(event.act.primitives)
        try checkCommand(asking: event)
    }

    /// An act reads the same from its bytes as from the primitives that they stand for.
    private static func checkBody(_ view: borrowing RecordView) throws {
        let kind = Catalogue.kind(code: view.typeCode, version: view.typeVersion)
        guard let type = kind?.type else { return }
        let direct = type.act(in: view.body)
        guard let plain = try? PlainRecordDecoder.act(type, view.body) else {
            return try hold(direct == nil, "what cannot be read plainly is no act")
        }
        try hold(direct?.isEqual(to: plain) == true, "both ways read one act")
    }

    /// The facts as people see them, given back as a command, make the same act, unless a text is
    /// one that a record may hold and no door takes.
    private static func checkCommand(asking event: RecordedEvent) throws {
        guard event.act.primitives.allSatisfy({ isTaken($0.value) }) else { return }
        let descriptor = ActDescriptor.of(event.act)
        let asked = try event.act.asked()
        let given = Set(descriptor.givenFields.map(\.name))
        let facts = EventJSON.facts(of: event.act, name: name).members ?? []
        let command = JSONValue.object([
            .init("command", .string(descriptor.declaration.command)),
            .init("subject", "grant/G-1"),
            .init("on", .string(event.head.effectiveOn.description)),
            .init("facts", .object(facts.filter { given.contains($0.name) })),
        ])
        let act = try CommandReader.read(command).act(resolve: reference)
        try hold(
            RecordEncoder.encodeBody(act) == RecordEncoder.encodeBody(asked),
            "the facts as shown make the act that was recorded")
    }

    private static func isTaken(_ value: FieldPrimitive) -> Bool {
        switch value {
        case .text(let text): (try? PlainText(normalizing: text)) != nil
        case .list(let items): items.allSatisfy(isTaken)
        case .record(let fields): fields.allSatisfy { isTaken($0.value) }
        case _: true
        }
    }

    /// A name for every position, and back.
    private static func name(_ stream: StreamReference) -> StreamName? {
        StreamName(parsing: "any/\(stream.position)")
    }

    private static func reference(_ name: StreamName) -> StreamReference? {
        UInt64(name.identifierText).map { StreamReference(LogPosition($0)) }
    }

    static func seeds() throws -> [[UInt8]] {
        let examples = try Catalogue.acts.map { try RecordEncoder.encode(example(of: $0)) }
        return try examples + Fixture.records(of: "sample")
    }

    private static func example<Kind: Act>(of kind: Kind.Type) -> RecordedEvent {
        RecordedEvent(
            head: EventHead(
                typeCode: kind.type.code, typeVersion: kind.type.version, role: 1, basis: 0,
                flags: [], position: LogPosition(7), recordedAt: RecordedTime(microseconds: 1),
                effectiveOn: .example, commandID: CommandID(high: 1, low: 2),
                stream: StreamReference(LogPosition(7)), streamVersion: StreamVersion(1),
                actor: StreamReference(LogPosition(1)), approver: nil, causation: nil,
                correlation: nil),
            streamName: StreamName(parsing: "grant/G-1"), postings: [], act: kind.exampleRecord,
            evidence: [])
    }
}
