import Bytes
import DefenseFund
import EventCoding
import EventSourcing

/// Compares a command with the one that was recorded under the same id.
enum Repetition {
    /// The first field that differs; `nil` if the command is the same.
    static func firstDifference(
        _ draft: CommandDraft, as poster: StreamName?, from recorded: [RecordedEvent],
        in ledger: LedgerState
    ) -> String? {
        guard let event = recorded.first(where: { !$0.head.flags.contains(.consequence) }) else {
            return "command"
        }
        if event.type != draft.descriptor.declaration.type { return "command" }
        if ledger.name(of: event.head.stream) != draft.subject { return "subject" }
        if event.head.effectiveOn != draft.effectiveOn { return "on" }
        if let name = draft.actor ?? poster, ledger.name(of: event.head.actor) != name {
            return "as"
        }
        // Like the actor, a role that the command leaves open is the one that was recorded.
        if let role = draft.role, event.role?.name != role { return "role" }
        if event.head.causation != draft.causation { return "causation" }
        // The version that the person saw is a condition on recording and no part of what was
        // recorded: a command that was recorded has met it, and repeated it must not be refused
        // because it has itself moved the thing on.
        if let field = factDifference(draft, event, in: ledger) { return field }
        return event.evidence == draft.evidence ? nil : "evidence"
    }

    private static func factDifference(
        _ draft: CommandDraft, _ event: RecordedEvent, in ledger: LedgerState
    ) -> String? {
        let asked: any Act
        do {
            asked = try draft.act { ledger.reference(to: $0) }
        } catch {
            return error.field
        }
        let before = Dictionary(
            uniqueKeysWithValues: event.act.primitives.map { ($0.key, $0.value) })
        let now = Dictionary(uniqueKeysWithValues: asked.primitives.map { ($0.key, $0.value) })
        return draft.descriptor.givenFields.first { before[$0.key] != now[$0.key] }?.name
    }
}
