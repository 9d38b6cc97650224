import Containers
import EventSourcing

extension CredentialIssued {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard let holder = ledger.actors[actor] else {
            throw Rejection(.actorUnknown, "House rule 4", .stream("actor", actor.stream))
        }
        guard !holder.isSuspended else {
            throw Rejection(.actorSuspended, "House rule 4", .stream("actor", actor.stream))
        }
        if let credential = ledger.credentials.holding(publicKey) {
            throw Rejection(
                .keyInForce, "House rule 4", .stream("credential", credential.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.credentials.issue(
            CredentialState(
                actor: actor, publicKey: publicKey, label: label, issuedOn: context.effectiveOn),
            as: context.subject())
    }
}

extension CredentialRevoked {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard ledger.credentials[context.subject()]?.revokedOn == nil else {
            throw Rejection(.wrongStage, "House rule 4", .text("credential", context.streamName))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.credentials.revoke(context.subject(), on: context.effectiveOn)
    }
}
