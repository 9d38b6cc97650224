import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Testing

/// A command says which of its texts are withheld; no command has both the clause and the values.
@Suite struct WithholdingTests {
    private static let secret = "the range is 123 km"

    private static func key(_ name: StreamName, seed: UInt8 = 9) -> WithholdingKey? {
        WithholdingKey(of: name, bytes: Array(repeating: seed, count: 32))
    }

    private func row(
        _ withhold: String = #"{"under":"secret/S-1","fields":["securityReason"]}"#,
        value: String = secret, id: String? = nil, goods: String = "radar"
    ) -> String {
        let id = id.map { #""id":"\#($0)","# } ?? ""
        return #"{\#(id)"command":"adjustmentPlan.request","subject":"adjustmentPlan/P","#
            + #""on":"2025-05-01","withhold":\#(withhold),"facts":{"goods":"\#(goods)","#
            + #""foreignGovernment":"party/state","securityReason":"\#(value)"}}"#
    }

    private func draft(_ row: String, seed: UInt8 = 9) throws -> CommandDraft {
        var rows = InputRows(name: "a.jsonl", bytes: Array(row.utf8))
        rows.keys = { name in Self.key(name, seed: seed) }
        let first = rows.next()
        return try #require(first).command.get()
    }

    private func opened(_ draft: CommandDraft) throws -> SaltedValue? {
        let sealed = try #require(draft.sealedValues.first)
        return try Self.key(sealed.text.under)?.open(sealed)
    }

    @Test func `the value stands nowhere in the command but sealed, and opens with the key`() throws
    {
        let draft = try draft(row())
        #expect(!draft.canonicalText.contains("123"))
        let act = try draft.act { _ in StreamReference(LogPosition(0)) }
        #expect(!"\(act)".contains("123"))
        let sealed = try #require(draft.sealedValues.first)
        #expect(draft.withheldTexts == [sealed.text])
        #expect(WithheldField.all(in: act).map(\.name) == ["securityReason"])
        #expect(WithheldField.all(in: act).map(\.text) == [sealed.text])
        #expect(sealed.bytes.count == SealedValue.byteCount)
        #expect(try opened(draft)?.value.text == Self.secret)
        #expect(try opened(draft)?.field == "securityReason")
        // With another key, or for another text, it does not open.
        let other = try #require(Self.key(sealed.text.under, seed: 8))
        #expect(try other.open(sealed) == nil)
        let text = try #require(
            WithheldText(under: sealed.text.under, digits: String(repeating: "0", count: 64)))
        #expect(
            try Self.key(text.under)?.open(SealedValue(text: text, bytes: sealed.bytes)) == nil)
    }

    @Test func `the same row is the same command, and another value or key another one`() throws {
        let first = try draft(row())
        #expect(try draft(row()).id == first.id)
        #expect(try draft(row()).sealedValues == first.sealedValues)
        #expect(try draft(row(value: "the range is 124 km")).id != first.id)
        // The id of a row is made of its content, but tells nothing of it without the key.
        #expect(try draft(row(), seed: 8).id != first.id)
        let digests = try [
            row(), row(goods: "sonar"), row(id: "00000000-0000-4000-8000-000000000001"),
            row(id: "00000000-0000-4000-8000-000000000002"),
        ].map { try draft($0).withheldTexts }
        #expect(Set(digests).count == digests.count, "equal values are not told to be equal")
    }

    @Test func `a row of a table withholds, too`() throws {
        let clause = #"{""under"":""party/P"",""fields"":[""name""]}"#
        let table = """
            command,subject,on,withhold,name,kind
            party.register,party/P,2025-05-01,"\(clause)",Yamada,other
            party.register,party/Q,2025-05-01,,Sato,other
            party.register,party/R,2025-05-01,party/R,Abe,other
            """
        var rows = InputRows(name: "a.csv", bytes: Array(table.utf8))
        rows.keys = { name in Self.key(name) }
        var commands: [Result<CommandDraft, InputProblem>] = []
        while let row = rows.next() { commands.append(row.command) }
        #expect(try opened(commands[0].get())?.value.text == "Yamada")
        #expect(try commands[1].get().withheldTexts == [])
        guard case .failure(let problem) = commands[2] else {
            Issue.record("not refused")
            return
        }
        #expect(problem.field == "withhold" && problem.code == .fieldInvalid)
    }

    @Test(arguments: [
        (#""secret/S-1""#, "must be an object"),
        (#"{"under":"secret/S-1"}"#, "must be an object"),
        (#"{"under":"secret/S-1","fields":["securityReason"],"salt":"0"}"#, "must be an object"),
        (#"{"under":"S 1","fields":["securityReason"]}"#, "must name a secret"),
        (#"{"under":"secret/S-1","fields":[]}"#, "names no field"),
        (
            #"{"under":"secret/S-1","fields":["securityReason","securityReason"]}"#,
            "each field once"
        ),
        (#"{"under":"secret/S-1","fields":["goods"]}"#, "'goods', which is no text"),
        (#"{"under":"secret/S-1","fields":["foreignGovernment"]}"#, "known are securityReason"),
        (#"{"under":"secret/S-1","fields":["more"]}"#, "'more', which is no text"),
    ])
    func `a clause that cannot be kept is told`(clause: String, words: String) throws {
        let problem = #expect(throws: InputProblem.self) { try draft(row(clause)) }
        #expect(problem?.field == "withhold")
        #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "")")
    }

    @Test func `without the key nothing is withheld, and nothing recorded plainly`() throws {
        let problem = #expect(throws: InputProblem.self) {
            try CommandReader.read(JSONParser.parse(Array(row().utf8)))
        }
        #expect(problem?.code == .keyMissing)
    }

    @Test(arguments: ["withheld:", "withheld:secret/S-1:0", "withheld: no"])
    func `a text that begins like one that is withheld is refused`(text: String) throws {
        for row in [row(value: text), row("null", value: text), row("null", goods: text)] {
            let problem = #expect(throws: InputProblem.self) { try draft(row) }
            #expect(problem?.code == .textReserved)
        }
    }

    @Test func `a field that is left out is not withheld`() throws {
        let row = #"""
            {"command":"initiativeContract.conclude","subject":"initiativeContract/C",
             "on":"2025-05-01","withhold":{"under":"secret/S-1","fields":["procurement"]},
             "facts":{}}
            """#
        let problem = #expect(throws: InputProblem.self) { try draft(row.filter { $0 != "\n" }) }
        #expect(problem?.message.contains("leaves out") == true)
    }

    // MARK: - Disclosure

    private func disclosure() throws -> (Disclosure, any Act) {
        let draft = try draft(row())
        let value = try #require(try opened(draft))
        return (
            Disclosure(position: LogPosition(7), value: value),
            try draft.act { _ in StreamReference(LogPosition(0)) }
        )
    }

    @Test func `a disclosure is checked against the record`() throws {
        let (disclosure, act) = try disclosure()
        #expect(disclosure.disagreement(with: act) == nil)
        let text = disclosure.json.compact
        #expect(try Disclosure(parsing: Array(text.utf8)) == disclosure)
        let salt = Hexadecimal.encode(disclosure.value.salt)
        for (old, new) in [
            ("123 km", "124 km"), ("securityReason", "goods"),
            (salt, String(salt.reversed())),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text)
            let other = try Disclosure(parsing: Array(changed.utf8))
            #expect(other.disagreement(with: act) != nil, "\(changed)")
        }
        let another = PartyRegistered.exampleRecord
        #expect(disclosure.disagreement(with: another)?.contains("withholds no field") == true)
    }

    @Test(arguments: [
        ("", "not JSON"), ("[]", "an object of"), (#"{"position":1}"#, "an object of"),
        (#"{"position":"1","field":"f","value":"v","salt":"00"}"#, "'position'"),
        (#"{"position":1,"field":"f","value":"","salt":"00"}"#, "'value'"),
        (#"{"position":1,"field":"f","value":"v","salt":"00"}"#, "'salt'"),
    ])
    func `what is no disclosure is told`(text: String, words: String) {
        let problem = #expect(throws: Disclosure.Problem.self) {
            try Disclosure(parsing: Array(text.utf8))
        }
        #expect(problem?.description.contains(words) == true, "\(problem?.description ?? "")")
    }

    /// The bytes of Schemas/log-format.md, put together by hand.
    @Test func `the digest is taken of the bytes that the format tells`() throws {
        let salt = Array(repeating: UInt8(7), count: 32)
        let value = try #require(
            SaltedValue(field: "name", value: text("山"), salt: salt))
        let bytes =
            Array("daicho withheld value 1\n".utf8) + salt + [4, 0]
            + Array("name".utf8) + [3, 0] + Array("山".utf8)
        #expect(value.digest == SHA256.hash(bytes))
    }
}
