import Bytes
import DefenseFund
import EventCoding
import EventSourcing

extension RecordedEvent {
    func changing(
        act: (any Act)? = nil, postings: [RecordedPosting]? = nil, evidence: [Evidence]? = nil,
        head change: (inout EventHead) -> Void = { _ in }
    ) -> RecordedEvent {
        var head = head
        change(&head)
        if let act {
            head.typeCode = Swift.type(of: act).type.code
            head.typeVersion = Swift.type(of: act).type.version
        }
        return RecordedEvent(
            head: head, streamName: streamName, postings: postings ?? self.postings,
            act: act ?? self.act, evidence: evidence ?? self.evidence)
    }

    /// The act with one of its fields changed.
    func fact(_ key: UInt8, being value: FieldPrimitive) throws -> any Act {
        var fields = act.primitives.filter { $0.key != key } + [.init(key, value)]
        fields.sort { $0.key < $1.key }
        let kind: any Act.Type = Swift.type(of: act)
        return try Self.make(kind, fields)
    }

    private static func make<Kind: Act>(
        _ kind: Kind.Type, _ fields: [FieldPrimitive.Keyed]
    ) throws -> any Act { try Kind(primitives: fields) }

    /// The postings with other amounts: one for each.
    func postings(_ amounts: Int64...) -> [RecordedPosting] {
        zip(postings, amounts).map {
            RecordedPosting(account: $0.account, signedAmount: $1)
        }
    }
}

extension LyingLog {
    /// The log that somebody who holds the key writes with one event changed.
    func rewriting(
        _ position: UInt64, _ change: (RecordedEvent) throws -> RecordedEvent
    ) throws -> LyingLog {
        var bytes = records.map(\.bytes)
        let record = bytes[Int(position)]
        let event = try RecordDecoder.decode(record.rawSpan)
        bytes[Int(position)] = try RecordEncoder.encode(change(event))
        return try LyingLog(bytes, signer: SmallLedger.signer())
    }
}
