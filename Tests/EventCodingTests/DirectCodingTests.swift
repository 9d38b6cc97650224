import Accounting
import Bytes
@testable import DefenseFund
@testable import EventCoding
import EventSourcing
import TestSupport
import Testing

/// Acts write and read their own bytes; primitives, in which JSON and diagnostics see them, are the
/// plain way. Both give the same bytes, the same acts and the same errors.
@Suite struct DirectCodingTests {
    private static let kinds = Catalogue.acts.map { $0.type.name }

    @Test(arguments: kinds)
    func `an act of any facts is written and read as its primitives are`(name: String) throws {
        let kind = try #require(Catalogue.act(named: name))
        for seed: UInt64 in 0..<60 {
            var facts = RandomFacts(seed: seed)
            let act = facts.act(of: kind)
            let body = RecordEncoder.encodeBody(act)
            #expect(body == plainBody(of: act), "seed \(seed)")
            let direct = kind.act(in: body.rawSpan)
            #expect(direct?.isEqual(to: act) == true, "seed \(seed)")
            #expect(try PlainRecordDecoder.act(kind, body.rawSpan).isEqual(to: act))
        }
    }

    @Test(arguments: kinds)
    func `a body with a byte changed or an end cut off is read the same in both ways`(
        name: String
    ) throws {
        let kind = try #require(Catalogue.act(named: name))
        var facts = RandomFacts(seed: 7)
        // Long texts and lists repeat what short ones show.
        let short = (0..<200).map { _ in RecordEncoder.encodeBody(facts.act(of: kind)) }
            .filter { $0.count < 120 }.prefix(3)
        for body in [RecordEncoder.encodeBody(example(of: kind))] + short {
            for place in body.indices {
                for bit in 0..<8 {
                    var bent = body
                    bent[place] ^= 1 << bit
                    expectSame(kind, bent)
                }
                for byte: UInt8 in [0, 0x18, 0x1B, 0x60, 0x80, 0xA0, 0xF4, 0xF6, 0xFF] {
                    var bent = body
                    bent[place] = byte
                    expectSame(kind, bent)
                    bent.insert(body[place], at: place)
                    expectSame(kind, bent)
                }
                expectSame(kind, Array(body.prefix(place)))
                expectSame(kind, Array(body[..<place] + body[(place + 1)...]))
            }
            expectSame(kind, body + [0])
            expectSame(kind, body + body)
        }
    }

    @Test func `a body may hold its fields in one order only`() throws {
        let fields: [[UInt8]] = [[0x01, 0x18, 0x64], [0x02, 0x05]]
        let act = GrantAdvancePaid(amount: 100, bank: Reference(5))
        let body = RecordEncoder.encodeBody(act)
        #expect(body == [0xA2] + fields[0] + fields[1])
        for (bytes, problem) in [
            ([0xA2] + fields[1] + fields[0], RecordProblem.body(.keysOutOfOrder(at: 3))),
            ([0xA3] + fields[0] + fields[0] + fields[1], .body(.keysOutOfOrder(at: 4))),
            ([0xA3] + fields[0] + fields[1] + [0x03, 0x05], .field("", .unknownField("key 3"))),
            ([0xA1] + fields[0], .field("bank", .missing)),
            ([0xA2, 0x01, 0x00] + fields[1], .field("amount", .outOfRange("at least 1"))),
            ([0xA2] + fields[0] + [0x18, 0x02, 0x05], .body(.notShortest(at: 4))),
            ([0xB8, 0x02] + fields[0] + fields[1], .body(.notShortest(at: 0))),
        ] as [([UInt8], RecordProblem)] {
            let direct = GrantAdvancePaid.act(in: bytes.rawSpan)
            #expect(direct == nil)
            #expect(throws: problem) {
                try PlainRecordDecoder.act(GrantAdvancePaid.self, bytes.rawSpan)
            }
        }
    }

    @Test func `evidence with a byte changed or an end cut off is read the same in both ways`()
        throws
    {
        let documents = ["text/csv", "application/pdf"].compactMap {
            Evidence(
                sha256: Array(repeating: 7, count: 32), mediaType: $0, byteCount: 70_000,
                title: text("見本"))
        }
        var writer = CBORWriter(ByteBuffer(capacity: 1))
        writer.array(count: documents.count)
        for document in documents { document.encode(to: &writer) }
        let bytes = writer.finish().bytes.copied()
        #expect(try PlainRecordDecoder.evidence(bytes.rawSpan) == documents)
        for place in bytes.indices {
            for byte: UInt8 in 0...255 {
                var bent = bytes
                bent[place] = byte
                expectSameEvidence(bent)
            }
            expectSameEvidence(Array(bytes.prefix(place)))
        }
        expectSameEvidence([0x80])
        expectSameEvidence(bytes + [0])
    }

    // MARK: - The plain way

    private func plainBody(of act: any Act) -> [UInt8] {
        var bytes: [UInt8] = []
        CBOREncoder.encode(map: act.primitives, to: &bytes)
        return bytes
    }

    private func example<Kind: Act>(of kind: Kind.Type) -> any Act { kind.exampleRecord }

    private func expectSame(_ kind: any Act.Type, _ body: [UInt8]) {
        let direct = kind.act(in: body.rawSpan)
        let plain = try? PlainRecordDecoder.act(kind, body.rawSpan)
        switch (direct, plain) {
        case (nil, nil): break
        case (let direct?, let plain?):
            if !direct.isEqual(to: plain) { Issue.record("two acts from \(body)") }
        case (_, _): Issue.record("only one way reads \(body)")
        }
    }

    private func expectSameEvidence(_ bytes: [UInt8]) {
        var reader = CBORReader(bytes.rawSpan)
        var direct = try? Evidence.list(from: &reader)
        if !reader.isAtEnd { direct = nil }
        let plain = try? PlainRecordDecoder.evidence(bytes.rawSpan)
        if direct != plain { Issue.record("not the same from \(bytes)") }
    }
}
