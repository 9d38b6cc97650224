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
        #expect(count == [3, 2, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1])
    }

    @Test(arguments: ["a.jsonl", "a.json", "a.jsonc", "a.csv", "-"])
    func `text in UTF-16 is named as such, and an input without rows says so`(name: String) {
        for mark in [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0], [0, 0x7B]] {
            #expect(
                lines(InputRows(name: name, bytes: mark.map { UInt8($0) }))
                    == ["1 notUTF8  the input is UTF-16; save it as UTF-8"])
        }
        #expect(lines(InputRows(name: name, bytes: [])) == ["1 noRows  holds no rows"])
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

    /// An input, and the row from which on nothing is read.
    private static let faults: [(name: String, text: String, firstUnread: Int?)] = [
        ("a.csv", "command,subject,on\na,\"b\"x,c\nd,e,f\n", 3),
        ("a.csv", "command,subject,on\na,\"b\nd,e,f\n", 3),
        ("a.csv", "command,subject,on\na,b,\"c\n", nil),
        ("a.csv", "command,subject,on\na,b,c\n\n", nil),
        ("a.csv", "command;subject;on\na;b;c\n", 2), ("a.csv", "command,subject", nil),
        ("a.csv", "command,subject,on\n" + String(repeating: "x", count: 1_050_000) + "\na,b,c", 3),
        ("a.json", "[{\"a\":x}, {}]", 2), ("a.json", "[{}", nil), ("a.json", "[{}] 5", 2),
        ("a.json", "[{\"a\":\"\n}, {}]", 2), ("a.jsonl", "{\n{}", nil), ("a.jsonl", "{}", nil),
    ]

    @Test(arguments: faults.indices)
    func `it is told from where on nothing is read`(index: Int) {
        let (name, text, firstUnread) = Self.faults[index]
        var rows = InputRows(name: name, bytes: Array(text.utf8))
        while rows.next() != nil {}
        #expect(rows.firstUnread == firstUnread, "\(text.prefix(60))")
    }

    @Test(arguments: [
        (
            "command;subject;on;name\n",
            "columns are separated by commas; this file seems to use ';'"
        ),
        ("command\tsubject\ton\n", "columns are separated by commas; this file seems to use tabs"),
        ("command,subject\n", "the header has no column 'on'; every command needs"),
        ("\"name\"", "the header has no column 'command'; every command needs"),
    ])
    func `a header that names no commands is told, also without rows`(
        header: String, message: String
    ) {
        let told = lines(InputRows(name: "a.csv", bytes: Array(header.utf8)))
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("1 notCSV  \(message)") == true, "\(told)")
    }

    @Test(arguments: [
        ("9223372036854775808", "whole yen, 0 to 9223372036854775807, not 9223372036854775808"),
        ("123456789012345678901234", "0 to 9223372036854775807, not 123456789012345678901234"),
        ("-1", "whole yen, 0 to 9223372036854775807, not -1"),
        ("1.5", "a number that is not whole"),
        ("\"1\"", "must be whole yen, not text"),
    ])
    func `an amount that no account can hold is told with the bounds`(
        amount: String, message: String
    ) {
        let row = """
            {"command":"subsidy.receive","subject":"fund","on":"2025-04-01",\
            "facts":{"budgetYear":"FY2025","bank":"a","amount":\(amount)}}
            """
        let told = lines(InputRows(name: "a.jsonl", bytes: Array(row.utf8)))
        #expect(told.first?.contains(message) == true, "\(told)")
    }

    @Test(arguments: [
        ("00", "in digits only"), ("1,000", "in digits only"), ("+1", "in digits only"),
        ("99999999999999999999", "0 to 9223372036854775807, not 99999999999999999999"),
    ])
    func `an amount in a cell is told in the same way`(amount: String, message: String) {
        let table = """
            command,subject,on,budgetYear,bank,amount
            subsidy.receive,fund,2025-04-01,FY2025,a,"\(amount)"
            """
        let told = lines(InputRows(name: "a.csv", bytes: Array(table.utf8)))
        #expect(told.first?.contains(message) == true, "\(told)")
    }

    @Test(arguments: [
        ("expectedVersion", "\"1\"", "must be a whole number, not text"),
        ("causation", "\"1\"", "must be a whole number, not text"),
        ("as", "5", "must be text, not a whole number"),
    ])
    func `a member of another kind than the schema says is refused`(
        name: String, value: String, message: String
    ) {
        let row = """
            {"command":"party.rename","subject":"party/A","on":"2025-04-01","\(name)":\(value),\
            "facts":{"name":"A"}}
            """
        let told = lines(InputRows(name: "a.jsonl", bytes: Array(row.utf8)))
        #expect(told == ["1 fieldInvalid \(name) \(message)"])
    }

    @Test func `in a table all is text, and whole numbers are read from it`() {
        let table = """
            command,subject,on,name,expectedVersion,causation
            party.rename,party/A,2025-04-01,A,1,2
            """
        let told = lines(InputRows(name: "a.csv", bytes: Array(table.utf8)))
        #expect(told.first?.hasSuffix(#","1","2"]"#) == true, "\(told)")
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

    @Test func `each name of a command becomes the thing that it means`() throws {
        let json = """
            {"command":"adjustmentPlan.submit","subject":"adjustmentPlan/P","on":"2025-04-01",\
            "facts":{"applicants":["A","B"],"fundsNeeded":5,"content":"c","timing":"t"}}
            """
        let draft = try CommandReader.read(JSONParser.parse(Array(json.utf8)))
        let things = ["party/A": UInt64(7), "party/B": 9]
        let act = try draft.act { things[$0.text].map { StreamReference(LogPosition($0)) } }
        let submitted = try #require(act as? AdjustmentPlanSubmitted)
        #expect(submitted.applicants == [Reference(7), Reference(9)])
        let failure = try #require(throws: FieldFailure.self) {
            try draft.act { $0.text == "party/A" ? StreamReference(.start) : nil }
        }
        #expect(failure.field == "applicants")
        #expect(failure.problem == .unknownReference(category: "party", given: "B"))
    }

    @Test func `every fault of input is explained`() {
        for code in InputProblem.Code.allCases {
            #expect(!code.explanation.cause.isEmpty && !code.explanation.remedy.isEmpty)
        }
    }
}
