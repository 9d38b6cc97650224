import EventCoding

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
        try DraftOracle.check(draft)
    }

    static func seeds() throws -> [[UInt8]] {
        let lines = try Fixture.sample("sample.jsonl").split(separator: 0x0A).map(Array.init)
        let commands = try ActDescriptor.all.map { try DraftOracle.command(asking: $0) }
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
