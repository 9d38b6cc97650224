@testable import EventCoding
import TestSupport
import Testing

@Suite struct JSONTests {
    @Test func `a value survives its text`() throws {
        let value = JSONValue.object([
            .init("a", .array([.null, .bool(true), .integer(-5), .string("見\u{1}\"\\\n")])),
            .init("b", .object([])), .init("c", .array([])),
        ])
        #expect(try JSONParser.parse(Array(value.compact.utf8)) == value)
        #expect(try JSONParser.parse(Array(value.pretty.utf8)) == value)
        #expect(try JSONParser.parse(Array("\"\\ud83d\\ude00\"".utf8)) == .string("\u{1F600}"))
    }

    @Test(
        arguments: [
            (1 << 53) + 1, -(1 << 53) - 1, Int128(Int64.max), Int128(Int64.min), Int128(UInt64.max),
        ] as [Int128])
    func `no integer is taken for the nearest number of a float`(number: Int128) throws {
        let text = "[\(number)]"
        #expect(try JSONParser.parse(Array(text.utf8)) == .array([.integer(number)]))
        #expect(JSONValue.array([.integer(number)]).compact == text)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "-", "+1", "nul", "\"\\x\"", "\"\u{1}\"",
        "{\"a\":1,\"a\":2}", "[1] 2", "\"\\ud800\"", "\"\\u+123\"", "{a:1}", "'a'", "1e",
        "\u{FEFF}1",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONParser.Problem.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test func `no bytes end the parsers`() {
        let seed: UInt64 = 21
        var chance = SeededGenerator(seed: seed)
        let alphabet = Array("{}[]\",:\\u0019ae-+.\n\r ".utf8) + [0, 0xFF, 0xEF, 0xBB, 0xBF, 0xC3]
        for _ in 0..<50_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
                alphabet.randomElement(using: &chance) ?? 0
            }
            if let value = try? JSONParser.parse(bytes) {
                #expect((try? JSONParser.parse(Array(value.compact.utf8))) == value, "seed \(seed)")
            }
            var table = CSVReader(bytes)
            while let row = try? table.next() { #expect(!row.cells.isEmpty) }
        }
    }

    @Test func `a table is read as RFC 4180 has it`() throws {
        var table = CSVReader(Array("\u{FEFF}a,b\r\n\"x,\"\"y\"\"\r\nz\",2\n\n3,\n".utf8))
        #expect(try table.next()?.cells == ["a", "b"])
        let row = try table.next()
        #expect(row?.cells == ["x,\"y\"\r\nz", "2"])
        #expect(row?.line == 2)
        #expect(try table.next()?.line == 5)
        #expect(try table.next() == nil)
    }

    @Test func `a lone carriage return is refused before the row that it may cut in two`() throws {
        var table = CSVReader(Array("amount\r\n1\r000\r\n".utf8))
        #expect(try table.next()?.cells == ["amount"])
        #expect(throws: InputProblem.self) { try table.next() }
        #expect(table.rowLine == 2)
    }
}
