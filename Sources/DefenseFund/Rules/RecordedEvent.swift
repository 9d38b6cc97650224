import Accounting
public import EventSourcing

/// An event as it stands in the log, decoded.
///
/// It is never changed; a reference to it costs less to hand on than its parts.
public final class RecordedEvent: Sendable {
    public let head: EventHead
    /// The stream's name, if this event introduces it.
    public let streamName: StreamName?
    public let postings: [RecordedPosting]
    public let act: any Act
    public let evidence: [Evidence]

    public init(
        head: EventHead, streamName: StreamName?, postings: [RecordedPosting], act: any Act,
        evidence: [Evidence]
    ) {
        self.head = head
        self.streamName = streamName
        self.postings = postings
        self.act = act
        self.evidence = evidence
    }

    public var type: EventType { Swift.type(of: act).type }
    public var role: Role? { Role(rawValue: UInt64(head.role)) }

    /// The article or section that the act rests on.
    public var basis: String? {
        let bases = Swift.type(of: act).declaration.bases
        return bases.indices.contains(Int(head.basis)) ? bases[Int(head.basis)] : nil
    }
}
