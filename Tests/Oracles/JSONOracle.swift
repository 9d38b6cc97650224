import Bytes
import DefenseFund
import EventCoding
import EventSourcing

/// A value survives its text, and a command that is read makes an act that can be stored.
enum JSONOracle {
    static func check(_ bytes: [UInt8]) throws {
        let value: JSONValue
        do { value = try JSONParser.parse(bytes) } catch {
            return try hold((0...bytes.count).contains(error.offset), "a problem has a place")
        }
        for text in [value.compact, value.pretty] {
            let again = try JSONParser.parse(Array(text.utf8))
            try hold(again == value, "a value survives its text")
            try hold(again.compact.isSpelled(as: value.compact), "and keeps its bytes")
        }
        guard let draft = try? CommandReader.read(value) else { return }
        try CommandOracle.check(draft)
    }

    static func seeds() throws -> [[UInt8]] {
        let lines = try Fixture.sample("sample.jsonl").split(separator: 0x0A).map(Array.init)
        let commands = try ActDescriptor.all.map { try CommandOracle.command(asking: $0) }
        let others = [
            #"[null,true,false,-0,1.5e+3,18446744073709551616,"\u00e9\ud83d\ude00\n\"\\\/"]"#,
            #"{"command":"grant.apply","subject":"grant/G","on":"2025-04-01","as":"clerk","#
                + #""role":"minister","expectedVersion":1,"causation":2,"evidence":[{"sha256":""#
                + String(repeating: "0f", count: 32)
                + #"","mediaType":"text/csv","byteCount":3,"title":"t"}],"facts":{}}"#,
        ]
        return lines + commands.map { Array($0.compact.utf8) } + others.map { Array($0.utf8) }
    }
}

/// What is asked of every command that a reader lets pass.
enum CommandOracle {
    static func check(_ draft: CommandDraft) throws {
        _ = draft.canonicalText
        guard let act = try? draft.act(resolve: resolve) else { return }
        let body = RecordEncoder.encodeBody(act)
        var decoder = CBORDecoder(body.rawSpan)
        let fields = try decoder.map()
        try hold(decoder.isAtEnd && fields == act.primitives, "an act survives its bytes")
        _ = try ActDescriptor.of(act).asked(act)
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
