import Accounting
import Audit
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Testing

/// Lies of an insider, who rewrites records, builds the tree anew and signs it: what `replay`
/// finds.
extension Lie {
    /// A lie in one event, about which everything else agrees.
    private static func event(
        _ text: String, finds code: Finding.Code, at position: UInt64,
        _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Lie {
        Lie(text, finds: code, at: position) { try $0.rewriting(position, change) }
    }

    static let ofInsiders: [Lie] = [
        .event("an amount is posted that the act does not name", finds: .entryDiffers, at: 45) {
            $0.changing(postings: $0.postings(800, -800))
        },
        .event("a posting stands on another account", finds: .entryDiffers, at: 41) {
            $0.changing(postings: [
                RecordedPosting(
                    account: StreamReference(LogPosition(30)), signedAmount: 1_000),
                $0.postings[1],
            ])
        },
        .event("an entry is left out", finds: .entryDiffers, at: 45) { $0.changing(postings: []) },
        .event("an entry is invented", finds: .entryDiffers, at: 47) {
            $0.changing(postings: [
                RecordedPosting(account: StreamReference(LogPosition(30)), signedAmount: 5),
                RecordedPosting(account: StreamReference(LogPosition(31)), signedAmount: -5),
            ])
        },
        .event("an entry does not balance", finds: .transitionIllegal, at: 45) {
            $0.changing(postings: $0.postings(700, -699))
        },
        .event("more is allocated than was approved", finds: .decisionDiffers, at: 41) {
            $0.changing(
                act: try $0.fact(1, being: .unsigned(1_001)), postings: $0.postings(1_001, -1_001))
        },
        .event("an act in a role that cannot do it", finds: .ruleBroken, at: 47) {
            $0.changing { $0.role = Role.treasurer.code }
        },
        .event("an act by somebody who is nobody", finds: .ruleBroken, at: 47) {
            $0.changing { $0.actor = StreamReference(LogPosition(5)) }
        },
        .event("an account that is opened by hand", finds: .ruleBroken, at: 30) {
            $0.changing { $0.flags = [] }
        },
        .event("another amount is fixed than the rules do", finds: .decisionDiffers, at: 51) {
            $0.changing(
                act: try $0.fact(2, being: .unsigned(500)),
                postings: $0.postings(
                    500, 1_000, -500,
                    -1_000))
        },
        .event("a return of another amount than follows", finds: .decisionDiffers, at: 53) {
            $0.changing(
                act: try $0.fact(1, being: .unsigned(99)), postings: $0.postings(99, -99))
        },
        .event("an account of another code is opened", finds: .decisionDiffers, at: 52) {
            $0.changing(act: try $0.fact(2, being: .unsigned(123)))
        },
        .event("an account is opened in another role", finds: .decisionDiffers, at: 40) {
            $0.changing { $0.role = Role.minister.code }
        },
        .event("an account is opened by another person", finds: .decisionDiffers, at: 40) {
            $0.changing { $0.actor = StreamReference(LogPosition(2)) }
        },
        .event("an account is opened on another day", finds: .decisionDiffers, at: 40) {
            $0.changing { $0.effectiveOn = $0.effectiveOn.adding(days: 1) ?? $0.effectiveOn }
        },
        .event("an approver that nobody was", finds: .decisionDiffers, at: 41) {
            $0.changing { $0.approver = StreamReference(LogPosition(1)) }
        },
        .event("an act of two persons that nobody approved", finds: .decisionDiffers, at: 41) {
            $0.changing { $0.approver = nil }
        },
        .event("the proposer approves", finds: .ruleBroken, at: 39) {
            $0.changing { $0.actor = StreamReference(LogPosition(1)) }
        },
        .event("somebody approves who may not", finds: .ruleBroken, at: 39) {
            $0.changing { $0.actor = StreamReference(LogPosition(14)) }
        },
        .event("a preview of another entry", finds: .decisionDiffers, at: 42) {
            $0.changing(act: try $0.fact(2, being: .list([])))
        },
        .event("an act is proposed that the rules refuse", finds: .ruleBroken, at: 38) {
            let allocation = try GrantAllocated(primitives: [.init(1, .unsigned(1_001))])
            let subject = try #require(StreamName(parsing: "grant/G"))
            let command = ProposedCommand(allocation, about: subject, on: $0.head.effectiveOn)
            return $0.changing(act: ActProposed(try #require(command)))
        },
        Lie("an act of two persons as if one had asked for it", finds: .ruleBroken, at: 41) {
            let id = CommandID(high: 1, low: 1)
            return try $0.rewriting(40) { $0.changing { $0.commandID = id } }
                .rewriting(41) { $0.changing { ($0.commandID, $0.approver) = (id, nil) } }
        },
        .event("a case that nobody opened", finds: .decisionDiffers, at: 41) {
            $0.changing { $0.correlation = LogPosition(36) }
        },
        .event("a cause that lies ahead", finds: .decisionDiffers, at: 41) {
            $0.changing { $0.causation = LogPosition(41) }
        },
        .event("a consequence of another act", finds: .decisionDiffers, at: 53) {
            $0.changing { $0.causation = LogPosition(41) }
        },
        .event("a consequence of nothing", finds: .decisionDiffers, at: 53) {
            $0.changing { $0.causation = nil }
        },
        .event("an account is opened before its act", finds: .decisionDiffers, at: 40) {
            $0.changing {
                $0.recordedAt = RecordedTime(microseconds: $0.recordedAt.microseconds - 1)
            }
        },
        .event("an account with a cause", finds: .decisionDiffers, at: 40) {
            $0.changing { $0.causation = LogPosition(3) }
        },
        .event("history that was never imported", finds: .decisionDiffers, at: 41) {
            $0.changing { $0.flags.insert(.imported) }
        },
        .event("a document under what the rules added", finds: .decisionDiffers, at: 53) { event in
            let piece = Evidence(
                sha256: Array(repeating: 1, count: 32), mediaType: "text/csv", byteCount: 1,
                title: text("x"))
            return event.changing(evidence: [piece].compactMap { $0 })
        },
        .event("what follows has a command of its own", finds: .decisionDiffers, at: 52) {
            $0.changing { $0.commandID = CommandID(high: 1, low: 1) }
        },
        .event("an act that cannot follow", finds: .transitionIllegal, at: 41) {
            $0.changing(act: GrantSettled.exampleRecord)
        },
        .writing("an event is gone, with its place", finds: .transitionIllegal, at: 29) {
            $0.remove(at: 28)
        },
    ]
}
