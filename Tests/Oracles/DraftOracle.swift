import Bytes
import DefenseFund
import EventCoding
import EventSourcing

/// What is asked of every command that a reader lets pass.
enum DraftOracle {
    static func check(_ draft: CommandDraft) throws {
        _ = draft.canonicalText
        guard let act = try? draft.act(resolve: resolve) else { return }
        let body = RecordEncoder.encodeBody(act)
        var decoder = CBORDecoder(body.rawSpan)
        let fields = try decoder.map()
        try hold(decoder.isAtEnd && fields == act.primitives, "an act survives its bytes")
        _ = try act.asked()
    }

    /// A ledger that knows the names of an even length.
    private static func resolve(_ name: StreamName) -> StreamReference? {
        let length = name.identifierText.utf8.count
        return length % 2 == 0 ? StreamReference(LogPosition(UInt64(length))) : nil
    }

    /// A command with an example for every fact that it takes.
    static func command(asking descriptor: ActDescriptor) throws -> JSONValue {
        let given = Set(descriptor.givenFields.map(\.name))
        let facts = EventJSON.facts(of: example(of: descriptor.type)) { _ in
            StreamName(parsing: "any/G1")
        }
        return .object([
            .init("command", .string(descriptor.declaration.command)),
            .init("subject", "grant/G1"), .init("on", "2025-04-01"),
            .init("facts", .object((facts.members ?? []).filter { given.contains($0.name) })),
        ])
    }

    private static func example<Kind: Act>(of kind: Kind.Type) -> any Act { kind.exampleRecord }
}
