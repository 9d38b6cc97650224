import Accounting
import DefenseFund
import EventCoding
import EventSourcing

/// A command that a rule refused, told in words while the state is there that it was refused in:
/// that of a group that is all or nothing is turned back before its refusals are recorded.
struct RefusedCommand {
    let act: CommandRefused
    let actor: StreamName
    let effectiveOn: LegalDate

    /// `nil` if nobody is known to have given the command.
    init?(
        _ draft: CommandDraft, _ id: CommandID, as poster: StreamName?, _ rejection: Rejection,
        in ledger: LedgerState
    ) {
        guard let actor = draft.actor ?? poster else { return nil }
        self.actor = actor
        effectiveOn = draft.effectiveOn
        act = CommandRefused(
            rejection, of: id, draft.descriptor.declaration, about: draft.subject,
            digest: draft.digest, name: ledger.name(of:))
    }

    /// The person refused, if the ledger knows the name as one.
    func actor(in ledger: LedgerState) -> Reference<Actor>? {
        guard actor.isOf(Actor.category) else { return nil }
        return ledger.reference(to: actor).map { Reference<Actor>($0) }
    }

    /// What its record is found by.
    var recordID: CommandID { RefusalID.of(act, to: actor) }
}
