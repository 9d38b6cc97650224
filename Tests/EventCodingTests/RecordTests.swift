import Accounting
import Bytes
import DefenseFund
@testable import EventCoding
import EventSourcing
import TestSupport
import Testing

@Suite struct RecordTests {
    private func event(_ act: any Act) -> RecordedEvent {
        let type = type(of: act).type
        let date = LegalDate.example
        return RecordedEvent(
            head: EventHead(
                typeCode: type.code, typeVersion: type.version, role: 1, basis: 0, flags: [],
                position: LogPosition(7), recordedAt: RecordedTime(microseconds: 1),
                effectiveOn: date,
                commandID: CommandID(high: 1, low: 2), stream: StreamReference(LogPosition(7)),
                streamVersion: StreamVersion(1), actor: StreamReference(LogPosition(1)),
                approver: nil, causation: nil, correlation: LogPosition(3)),
            streamName: StreamName(parsing: "grant/G-1"),
            postings: [
                RecordedPosting(account: StreamReference(LogPosition(4)), signedAmount: 5),
                RecordedPosting(account: StreamReference(LogPosition(5)), signedAmount: -5),
            ], act: act,
            evidence: [
                Evidence(
                    sha256: Array(repeating: 1, count: 32), mediaType: "text/csv", byteCount: 3,
                    title: text("見本"))
            ].compactMap { $0 })
    }

    @Test func `every act survives its record and its JSON view`() throws {
        for descriptor in ActDescriptor.all {
            let act = descriptor.type.exampleRecord as any Act
            let event = event(act)
            let record = try RecordEncoder.encode(event)
            let decoded = try RecordDecoder.decode(record.rawSpan)
            #expect(decoded.head == event.head)
            #expect(decoded.act.primitives == act.primitives)
            #expect(decoded.postings == event.postings)
            #expect(decoded.evidence == event.evidence)
            #expect(decoded.streamName == event.streamName)
            let view = EventJSON.facts(of: act) { _ in StreamName(parsing: "party/X") }
            var names: [NamedThing] = []
            var values: [FieldPrimitive.Keyed] = []
            for field in descriptor.fields {
                // Nobody names what the rules fill in.
                var unnamed: [NamedThing] = []
                let isDerived = field.options.contains(.derived)
                let members = (view.members ?? []).filter { $0.name == field.name }
                values +=
                    isDerived
                    ? try FieldJSON.record(members, [field], fromCell: false, &unnamed)
                    : try FieldJSON.record(members, [field], fromCell: false, &names)
            }
            let read = try read(values, as: descriptor.type, naming: names.count)
            #expect(read.primitives == act.primitives, "\(descriptor.declaration.type)")
        }
    }

    @Test func `the head is written where it is read`() {
        #expect(MemoryLayout<RecordHead>.size == RecordLayout.headByteCount)
        let places: [(PartialKeyPath<RecordHead>, Int)] = [
            (\.format, RecordLayout.format), (\.typeCode, RecordLayout.typeCode),
            (\.typeVersion, RecordLayout.typeVersion), (\.role, RecordLayout.role),
            (\.basis, RecordLayout.basis), (\.flags, RecordLayout.flags),
            (\.position, RecordLayout.position), (\.recordedAt, RecordLayout.recordedAt),
            (\.commandID, RecordLayout.commandID), (\.stream, RecordLayout.stream),
            (\.actor, RecordLayout.actor), (\.approver, RecordLayout.approver),
            (\.causation, RecordLayout.causation), (\.correlation, RecordLayout.correlation),
            (\.streamVersion, RecordLayout.streamVersion),
            (\.effectiveOn, RecordLayout.effectiveOn),
            (\.postingCount, RecordLayout.postingCount),
            (\.nameLength, RecordLayout.nameLength), (\.bodyLength, RecordLayout.bodyLength),
            (\.evidenceLength, RecordLayout.evidenceLength), (\.reserved, RecordLayout.reserved),
        ]
        for (path, place) in places {
            #expect(MemoryLayout<RecordHead>.offset(of: path) == place, "\(path)")
        }
    }

    /// The act that the values tell, in which every name means the first event, as in the examples.
    private func read<Kind: Act>(
        _ values: [FieldPrimitive.Keyed], as kind: Kind.Type, naming count: Int
    ) throws -> any Act {
        guard count > 0 else { return try Kind(primitives: values) }
        var standIns = StandIns(StreamReference(.start))
        for _ in 1..<count { standIns.append(StreamReference(.start)) }
        return try Kind(primitives: values).replacing(&standIns)
    }

    @Test func `every changed byte of a record gives another event or none`() throws {
        let original = event(GrantAllocated.exampleRecord)
        let record = try RecordEncoder.encode(original)
        for place in record.indices {
            for bit in 0..<8 {
                var bent = record
                bent[place] ^= 1 << bit
                guard let event = try? RecordDecoder.decode(bent.rawSpan) else { continue }
                #expect(try RecordEncoder.encode(event) == bent, "byte \(place)")
            }
        }
        for count in record.indices {
            #expect(throws: RecordProblem.self) {
                try RecordDecoder.decode(Array(record.prefix(count)).rawSpan)
            }
        }
    }

    @Test func `no bytes end the decoder`() {
        let seed: UInt64 = 9
        var chance = SeededGenerator(seed: seed)
        let record = (try? RecordEncoder.encode(event(SubsidyReceived.exampleRecord))) ?? []
        for _ in 0..<50_000 {
            var bytes = record
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] =
                    UInt8.random(in: 0...255, using: &chance)
            }
            if let event = try? RecordDecoder.decode(bytes.rawSpan) {
                #expect((try? RecordEncoder.encode(event)) == bytes, "seed \(seed)")
            }
        }
    }

    @Test func `a record is known as the encoding of its event and of no other`() throws {
        var history = try History()
        var commands = RandomCommands(seed: 11)
        for _ in 0..<3_000 { _ = try? history.perform(commands.next()) }
        let records = try history.records()
        for (position, (event, record)) in zip(history.events, records).enumerated() {
            let isKnown = RecordEncoder.isEncoding(record.rawSpan, of: event)
            #expect(isKnown)
            let decoded = try RecordDecoder.decode(record.rawSpan)
            #expect(decoded.act.isEqual(to: event.act) && decoded.postings == event.postings)
            var bent = record
            bent[position % record.count] ^= 0x10
            for other in [bent, Array(record.dropLast()), record + [0]] {
                let isKnown = RecordEncoder.isEncoding(other.rawSpan, of: event)
                #expect(!isKnown)
            }
        }
        #expect(records.count > 100)
    }

    @Test func `records are written one behind the other into one buffer`() throws {
        var buffer = ByteBuffer(capacity: 1)
        var bytes: [UInt8] = []
        for descriptor in ActDescriptor.all {
            let event = event(descriptor.type.exampleRecord as any Act)
            try RecordEncoder.encode(event, into: &buffer)
            bytes += try RecordEncoder.encode(event)
        }
        #expect(buffer.bytes.copied() == bytes)
    }

    @Test func `what does not fit into a record says how large it is`() throws {
        let documents = (0..<64).compactMap { _ in
            Evidence(
                sha256: Array(repeating: 1, count: 32), mediaType: "text/csv", byteCount: 3,
                title: text(String(repeating: "x", count: 1_000)))
        }
        let small = event(GrantAllocated.exampleRecord)
        let large = RecordedEvent(
            head: small.head, streamName: small.streamName, postings: small.postings,
            act: small.act, evidence: documents)
        let others =
            try RecordEncoder.encode(small).count
            - RecordEncoder.byteCount(
                of: small.act, small.evidence)
        let count = others + RecordEncoder.byteCount(of: large.act, large.evidence)
        #expect(count > 65_535)
        #expect(throws: RecordEncoder.TooLarge(byteCount: count)) {
            try RecordEncoder.encode(large)
        }
        let isEncoding = RecordEncoder.isEncoding([UInt8]().rawSpan, of: large)
        #expect(!isEncoding)
    }

    @Test func `every act is found by its code in its version and by no other`() {
        let known = Dictionary(
            uniqueKeysWithValues: Catalogue.acts.map {
                (UInt32($0.type.code) << 8 | UInt32($0.type.version), $0)
            })
        for code: UInt16 in 0 ... .max {
            for version: UInt8 in [0, 1, 2, 255] {
                let kind = Catalogue.kind(code: code, version: version)
                let expected = known[UInt32(code) << 8 | UInt32(version)]
                if kind?.type.type != expected?.type { Issue.record("\(code) v\(version)") }
            }
        }
    }

    @Test func `codes, names and commands are each given once`() {
        let declarations = ActDescriptor.all.map(\.declaration)
        #expect(Set(declarations.map(\.type.code)).count == declarations.count)
        #expect(Set(declarations.map(\.type.name)).count == declarations.count)
        let names = declarations.map(\.command) + declarations.map(\.type.name)
        #expect(names.filter { $0 == "parameter.set" }.count == 2)
        #expect(Set(names).count == names.count - 1)
    }
}
