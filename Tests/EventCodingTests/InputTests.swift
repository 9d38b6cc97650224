import EventCoding
import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Inputs that come piece by piece are read like those that come whole.
@Suite struct InputTests {
    /// Gives the bytes in pieces of `size`.
    private func stream(_ bytes: [UInt8], size: Int) -> ByteStream {
        var rest = bytes[...]
        return ByteStream { () throws(InputProblem) in
            let piece = rest.prefix(size)
            rest = rest.dropFirst(size)
            return Array(piece)
        }
    }

    private func lines(_ rows: InputRows) -> [String] {
        var rows = rows
        var lines: [String] = []
        while let row = rows.next() {
            switch row.command {
            case .success(let draft): lines.append("\(row.line) \(draft.canonicalText)")
            case .failure(let problem):
                lines.append("\(row.line) \(problem.code) \(problem.field) \(problem.message)")
            }
        }
        return lines
    }

    private static let command = """
        {"command": "party.rename", "subject": "party/A", "on": "2025-04-01",
         "facts": {"name": "[a], {b}, \\"c\\""}}
        """
    private static let line = command.split(separator: "\n").joined()
    private static let inputs: [(name: String, text: String)] = [
        ("a.jsonl", "\(line)\n\n{\n\(line)"), ("a.json", "[\(command) , \(command)]\n"),
        ("a.json", command + command), ("a.json", "[\(command) \(command)]"), ("a.json", "[1,"),
        ("a.json", "[]"), ("a.json", " "), ("a.json", "5"), ("a.json", "[\"\\"), ("-", "[\(line)]"),
        ("-", "  \(line)\n\(line)"), ("-", "command,subject,on,name\nparty.rename,\"party/A\",,"),
        (
            "a.csv",
            "\u{FEFF}command,subject,on,name\r\nparty.rename,party/A,2025-04-01,\"é\n\"\n\"x"
        ),
        ("a.csv", "\u{FE00}a,b\n"), ("a.csv", ""),
    ]

    @Test(arguments: inputs.indices)
    func `pieces of any size give the same rows`(index: Int) {
        let (name, text) = Self.inputs[index]
        let bytes = Array(text.utf8)
        let expected = lines(InputRows(name: name, bytes: bytes))
        for size in [1, 2, 3, 7, 64] {
            let rows = InputRows(name: name, stream(bytes, size: size))
            #expect(lines(rows) == expected, "pieces of \(size)")
        }
    }

    @Test func `every row is read in its place`() {
        let count = Self.inputs.map {
            lines(InputRows(name: $0.name, bytes: Array($0.text.utf8))).count
        }
        #expect(count == [3, 2, 2, 1, 2, 0, 0, 1, 1, 1, 2, 1, 2, 1, 0])
    }

    @Test(arguments: ["a.jsonl", "a.json", "a.csv", "-"])
    func `an input that fails half way gives no half row`(name: String) {
        var pieces = [Array("[".utf8), nil][name == "a.json" ? 0... : 1...]
        let rows = InputRows(
            name: name,
            ByteStream { () throws(InputProblem) in
                guard let piece = pieces.popFirst() ?? nil else {
                    throw InputProblem(.inputUnreadable, "the disk failed")
                }
                return piece
            })
        #expect(lines(rows) == ["1 inputUnreadable  the disk failed"])
    }

    @Test func `a line that is too long is not kept`() throws {
        var long = stream(Array(repeating: 0x78, count: 100) + [0x0A, 0x79], size: 9)
        #expect(try long.line(limit: 20)?.count == 21)
        #expect(try long.line(limit: 20) == [0x79])
        #expect(try long.line(limit: 20) == nil)
    }

    @Test func `the example of every event can be read as a command`() throws {
        for descriptor in ActDescriptor.all where descriptor.declaration.roles != [.system] {
            let example = EventReference.example(of: descriptor)
            let draft = try CommandReader.read(example)
            #expect(draft.descriptor.declaration.type == descriptor.declaration.type)
            #expect(throws: Never.self, "\(example.compact)") {
                try draft.act { _ in StreamReference(.start) }
            }
        }
    }

    @Test func `every fault of input is explained`() {
        for code in InputProblem.Code.allCases {
            #expect(!code.explanation.cause.isEmpty && !code.explanation.remedy.isEmpty)
        }
    }
}
