import DefenseFund
import EventCoding
import EventSourcing

/// A part of an event that was changed, and why an auditor who has only the log may have to let it
/// pass: the log says what was recorded, and the changed event is one that could have been.
///
/// What binds these parts is the tree: whoever changes them after the fact must rewrite every later
/// checkpoint, which an older one from elsewhere shows.
struct EventChange: CustomStringConvertible {
    let type: String
    let part: String

    var description: String { "\(type) \(part)" }

    static func all(from old: RecordedEvent, to new: RecordedEvent) -> [EventChange] {
        var parts: [String] = []
        if old.head.recordedAt != new.head.recordedAt { parts.append("recordedAt") }
        if old.head.commandID != new.head.commandID { parts.append("commandID") }
        if old.head.effectiveOn != new.head.effectiveOn { parts.append("effectiveOn") }
        if old.head.role != new.head.role { parts.append("role") }
        if old.head.actor != new.head.actor { parts.append("actor") }
        if old.head.causation != new.head.causation { parts.append("causation") }
        if old.streamName != new.streamName { parts.append("name") }
        if old.evidence != new.evidence { parts.append("evidence") }
        if old.type != new.type { parts.append("type") }
        let before = Dictionary(uniqueKeysWithValues: old.act.primitives.map { ($0.key, $0.value) })
        let after = Dictionary(uniqueKeysWithValues: new.act.primitives.map { ($0.key, $0.value) })
        for field in ActDescriptor.of(new.act).fields where before[field.key] != after[field.key] {
            parts.append(field.name)
        }
        return (parts.isEmpty ? ["?"] : parts).map { EventChange(type: old.type.name, part: $0) }
    }

    /// Why the part may say otherwise without a rule that knows better; `nil` if it must be found.
    var reasonToPass: String? { Self.ofEveryEvent[part] ?? Self.ofFacts[description] }

    private static let ofEveryEvent = [
        "recordedAt": "a clock is asked once; only its order is checked",
        "commandID": "the client's choice",
        "effectiveOn": "the day that was asked for, within the rules' order",
        "causation": "the client's choice among earlier events",
        "name": "a new thing is called what was asked for; later events refer to its position",
        "evidence": "documents are kept beside the log and checked by their hash",
    ]

    private static let ofFacts = [
        "ledger.opened name": "text that no rule reads",
        "ledger.opened operator": "text that no rule reads",
        "ledger.opened formatVersion": "each record names its own format",
        "actor.registered name": "text that no rule reads",
        "role.granted role": "a role that no later act of the person needs",
        "party.registered name": "text that no rule reads",
        "party.registered kind": "of a party that no later act needs to be of its kind",
        "businessRules.approved financeConsultedOn": "any day before the approval",
        "businessRules.approved summary": "text that no rule reads",
        "annualPlan.approved budget": "no cost is paid from it later",
        "subsidy.received budgetYear": "an earlier year, which need not be that of the payment",
        "adjustmentPlan.requested goods": "text that no rule reads",
        "adjustmentPlan.requested securityReason": "text that no rule reads",
        "adjustmentPlan.submitted fundsNeeded": "more, of which the Minister approves a part",
        "adjustmentPlan.submitted content": "text that no rule reads",
        "adjustmentPlan.submitted timing": "text that no rule reads",
        "adjustmentPlan.approved ceiling": "a higher one, which later allocations fit too",
        "grant.applied items": "another kind of cost, or more than is allocated",
        "grant.screened findings": "text that no rule reads",
        "grant.performanceReported items": "another kind of cost; another amount is found",
        "grant.inspected onSite": "no rule asks for a visit",
        "grant.inspected findings": "text that no rule reads",
    ]
}
