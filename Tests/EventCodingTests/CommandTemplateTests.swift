import DefenseFund
@testable import EventCoding
import EventSourcing
import Testing

@Suite struct CommandTemplateTests {
    @Test func `every template is a command that can be posted`() throws {
        for descriptor in ActDescriptor.all where descriptor.declaration.roles != [.system] {
            let text = CommandTemplate.text(of: descriptor)
            var rows = InputRows(name: "act.jsonc", bytes: Array(text.utf8))
            let row = rows.next()
            let draft = try #require(row).command.get()
            #expect(draft.descriptor.declaration === descriptor.declaration)
            let needed = descriptor.givenFields.filter { !$0.shape.isOptional }
            #expect(draft.facts.count >= needed.count)
            let end = rows.next()
            #expect(end == nil && rows.firstUnread == nil)
            for field in descriptor.givenFields {
                #expect(text.contains(field.about), "\(descriptor.declaration.command)")
            }
        }
    }

    @Test func `a comment goes to the end of its line and is no part of a text`() throws {
        let text = """
            // before
            {"a": "// no \\" // comment", // "b": 1,
             "c": 2} // after
            """
        for size in 1...text.utf8.count {
            let bytes = try filtered(text, inPiecesOf: size)
            #expect(bytes.count == text.utf8.count, "columns stay what they are")
            let value = try JSONParser.parse(bytes)
            #expect(value["a"] == .string("// no \" // comment"))
            #expect(value["c"] == 2 && value["b"] == nil)
        }
    }

    @Test(arguments: ["{\"a\": 1 / 2}", "{\"a\": 1}/", "/ {}", "{\"a\": \"\n// \"}"])
    func `a slash alone is no comment`(text: String) throws {
        for size in 1...text.utf8.count {
            let bytes = try filtered(text, inPiecesOf: size)
            #expect(bytes == Array(text.utf8))
        }
    }

    private func filtered(_ text: String, inPiecesOf size: Int) throws -> [UInt8] {
        var rest = Array(text.utf8)[...]
        var stream = ByteStream { () throws(InputProblem) in
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }.withoutComments()
        var bytes: [UInt8] = []
        while let byte = try stream.take() { bytes.append(byte) }
        return bytes
    }
}
