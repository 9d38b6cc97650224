import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// Which events of the log are asked for: every part that is given must match.
struct EventFilter {
    let stream: String?
    let type: String?
    let actor: String?
    let party: String?
    let amounts: ClosedRange<UInt64>
    let hasAmounts: Bool
    let effective: ClosedRange<LegalDate>?
    let recorded: ClosedRange<LegalDate>?

    func matches(_ event: RecordedEvent, in view: LedgerView) -> Bool {
        let name = view.name(event.head.stream)?.text
        if let stream, name != stream { return false }
        if let type, event.type.name != type, !event.type.name.hasPrefix(type + ".") {
            return false
        }
        if let actor, view.name(event.head.actor)?.text != actor { return false }
        if let party, name != party, !names(party, event, in: view) { return false }
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
    private func names(_ party: String, _ event: RecordedEvent, in view: LedgerView) -> Bool {
        guard let name = StreamName(parsing: party), let reference = view.ledger.reference(to: name)
        else { return false }
        let fields = ActDescriptor.of(event.act).fields
        return event.act.primitives.contains { keyed in
            fields.first { $0.key == keyed.key }.map {
                refers(keyed.value, $0.shape, to: reference)
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
