import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// Which events of the log are asked for: every part that is given must match.
struct EventFilter {
    let stream: StreamName?
    let type: String?
    let actor: StreamName?
    let party: StreamName?
    let amounts: ClosedRange<UInt64>
    let hasAmounts: Bool
    let effective: ClosedRange<LegalDate>?
    let recorded: ClosedRange<LegalDate>?

    /// - Parameters:
    ///   - things: what is the party's that is asked for, if one is.
    ///   - name: the name of a thing, also of one that a later event introduces: the first actor
    ///     records the opening before it is registered.
    func matches(
        _ event: RecordedEvent, _ things: PartyThings?, name: (StreamReference) -> StreamName?
    ) -> Bool {
        if let stream, name(event.head.stream) != stream { return false }
        if let type, event.type.name != type, !event.type.name.hasPrefix(type + ".") {
            return false
        }
        if let actor, name(event.head.actor) != actor { return false }
        if let things, !things.contains(event.head.stream), !names(things.party, event) {
            return false
        }
        if hasAmounts {
            guard let amount = Self.amount(of: event), amounts.contains(amount) else {
                return false
            }
        }
        if let effective, !effective.contains(event.head.effectiveOn) { return false }
        if let recorded {
            guard let date = event.head.recordedAt.dateInTokyo, recorded.contains(date) else {
                return false
            }
        }
        return true
    }

    /// The sum of the debits of the entry; `nil` without one.
    static func amount(of event: RecordedEvent) -> UInt64? {
        guard !event.postings.isEmpty else { return nil }
        return event.postings.filter { $0.side == .debit }
            .reduce(0) { $0 &+ $1.signedAmount.magnitude }
    }

    /// Whether a field of the facts refers to the party.
    private func names(_ party: StreamReference, _ event: RecordedEvent) -> Bool {
        let fields = ActDescriptor.of(event.act).fields
        return event.act.primitives.contains { keyed in
            fields.first { $0.key == keyed.key }.map {
                refers(keyed.value, $0.shape, to: party)
            } ?? false
        }
    }

    private func refers(
        _ value: FieldPrimitive, _ shape: FieldShape, to party: StreamReference
    ) -> Bool {
        switch (shape.required, value) {
        case (.reference(let category), .unsigned(let position)):
            category == Party.category && position == party.position.rawValue
        case (.list(let item, _), .list(let items)):
            items.contains { refers($0, item, to: party) }
        case (.record(let fields), .record(let values)):
            values.contains { keyed in
                fields.first { $0.key == keyed.key }.map {
                    refers(keyed.value, $0.shape, to: party)
                } ?? false
            }
        case _: false
        }
    }
}
