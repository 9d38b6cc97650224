import Accounting
import Bytes
@testable import DefenseFund
@testable import EventCoding
import EventSourcing
import TestSupport
import Testing

/// A command inside an event is stored with all that it gives and nothing that the rules fill in,
/// and is shown and read as a person writes one.
@Suite struct EmbeddedCommandTests {
    typealias Proposed = EmbeddedCommand<TwoPersonActs>
    typealias Plain = EmbeddedCommand<PlainActs>

    private let json = """
        {"command":"grant.payAdvance","subject":"grant/G-1","on":"2025-04-01",\
        "facts":{"amount":700,"bank":"bank"},"evidence":[{"sha256":\
        "\(String(repeating: "07", count: 32))","mediaType":"text/csv","byteCount":3,\
        "title":"見本"}]}
        """

    private func advance() throws -> Proposed {
        let subject = try #require(StreamName(parsing: "grant/G-1"))
        let document = try #require(
            Evidence(
                sha256: Array(repeating: 7, count: 32), mediaType: "text/csv", byteCount: 3,
                title: text("見本")))
        return try #require(
            Proposed(
                GrantAdvancePaid(amount: 700, bank: Reference(9)), about: subject, on: .example,
                evidence: [document]))
    }

    private func bytes(_ value: some FieldValue) -> [UInt8] {
        var writer = CBORWriter(ByteBuffer(capacity: 64))
        value.encode(to: &writer)
        return writer.finish().bytes.copied()
    }

    private func name(_ stream: StreamReference) -> StreamName? {
        stream == StreamReference(LogPosition(9)) ? StreamName(parsing: "party/bank") : nil
    }

    @Test func `it is read from its bytes and its primitive as it was written`() throws {
        let command = try advance()
        let written = bytes(command)
        var reader = CBORReader(written.rawSpan)
        #expect(try Proposed(from: &reader) == command)
        #expect(try Proposed(primitive: command.primitive) == command)
        var plain: [UInt8] = []
        CBOREncoder.encode(command.primitive, to: &plain)
        #expect(written == plain)
    }

    @Test func `people see it as they write it, and it is read as they see it`() throws {
        let command = try advance()
        let view = FieldJSON.view(command.primitive, as: .command, name: name)
        #expect(view.compact == json)
        for (value, fromCell) in [(view, false), (JSONValue.string(json), true)] {
            var names: [NamedThing] = []
            let read = try FieldJSON.read(value, as: .command, fromCell: fromCell, &names)
            #expect(names.map(\.name.text) == ["party/bank"])
            var standIns = StandIns(StreamReference(LogPosition(9)))
            #expect(try Proposed(primitive: read).replacing(&standIns) == command)
            #expect(standIns.areReplaced)
        }
    }

    @Test func `what the rules fill in is neither stored nor shown nor read`() throws {
        let fixed = GrantAmountFixed(returnDueOn: nil, fixed: 77)
        let subject = try #require(StreamName(parsing: "grant/G-1"))
        let command = try #require(Proposed(fixed, about: subject, on: LegalDate.example))
        let other = try #require(
            Proposed(
                GrantAmountFixed(returnDueOn: nil, fixed: 88), about: subject, on: .example))
        #expect(command == other)
        #expect(bytes(command) == bytes(other))
        let view = FieldJSON.view(command.primitive, as: .command, name: name)
        #expect(view["facts"] == .object([]))
        let given = """
            {"command":"grant.fixAmount","subject":"grant/G-1","on":"2025-04-01",\
            "facts":{"fixed":77}}
            """
        var names: [NamedThing] = []
        #expect(throws: FieldProblem.self) {
            try FieldJSON.read(
                JSONParser.parse(Array(given.utf8)), as: .command, fromCell: false, &names)
        }
    }

    @Test func `a scope admits its acts only`() throws {
        let subject = try #require(StreamName(parsing: "grant/G-1"))
        let returned: any Act = GrantReturned.exampleRecord
        #expect(Proposed(returned, about: subject, on: .example) == nil)
        let plain = try #require(Plain(returned, about: subject, on: .example))
        let written = bytes(plain)
        #expect(throws: CBORRefusal.self) {
            var reader = CBORReader(written.rawSpan)
            _ = try Proposed(from: &reader)
        }
        #expect(throws: FieldProblem.outOfRange("an act of two persons")) {
            try Proposed(primitive: plain.primitive)
        }
        #expect(Plain(AccountOpened.exampleRecord, about: subject, on: .example) == nil)
    }

    @Test(arguments: [
        (#""as":"actor/A-1""#, "without"), (#""id":"x""#, "without"),
        (#""facts":7"#, "must be an object"), (#""on":"soon""#, "such as 2025-04-01"),
        (#""command":"grant.give""#, "names no command"),
        (#""facts":{"amount":-1,"bank":"bank"}"#, "must be whole yen"),
    ]) func `what is wrong in it is told`(member: String, message: String) throws {
        let pair = try #require(JSONParser.parse(Array("{\(member)}".utf8)).members?.first)
        let members = try #require(JSONParser.parse(Array(json.utf8)).members)
        let bent = JSONValue.object(members.filter { $0.name != pair.name } + [pair])
        var names: [NamedThing] = []
        let failure = try #require(throws: FieldProblem.self) {
            try FieldJSON.read(bent, as: .command, fromCell: false, &names)
        }
        #expect("\(failure)".contains(message))
    }

    @Test func `a name in it that nothing bears is told as such`() throws {
        let value = try JSONParser.parse(Array(json.utf8))
        var names: [NamedThing] = []
        _ = try FieldJSON.read(value, as: .command, fromCell: false, &names)
        let problem = FieldProblem.unknownReference(category: "party", given: "bank")
        #expect(names.map(\.failure.problem) == [problem])
    }
}
