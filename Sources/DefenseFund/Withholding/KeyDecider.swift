import Accounting
import Containers
import EventSourcing

extension KeyDestruction {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireKey(of: context.stream)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.keys.destroyedOn[context.stream] = context.effectiveOn
    }
}

extension RuleBook {
    private static let withholding = "House rule 11; Basic Policy 3.4"

    /// What may be withheld under: a thing whose key can be destroyed.
    private static let keepers = [Secret.category, Party.category, Actor.category]

    /// Refuses a text that is withheld under something that cannot hide it on the day on which the
    /// act is recorded. What the text is, the rules do not know.
    static func check(_ text: WithheldText, _ context: ActContext, in ledger: LedgerState)
        throws(Rejection)
    {
        guard keepers.contains(where: text.under.isOf) else {
            throw Rejection(
                .wrongSubject, withholding, .text("withheld under", text.under),
                .text("needs", keepers.map { "\($0)/..." }.joined(separator: " or ")))
        }
        // A party may be registered under a name that is withheld under itself.
        guard let keeper = ledger.reference(to: text.under) else {
            guard context.introducesStream, context.streamName == text.under else {
                throw Rejection(
                    .subjectUnknown, withholding, .text("withheld under", text.under))
            }
            return
        }
        try ledger.requireKey(of: keeper)
        guard let secret = ledger.secrets[Reference(keeper)] else { return }
        guard secret.liftedOn == nil else {
            throw Rejection(.secretLifted, withholding, .text("secret", text.under))
        }
        let today = context.recordedOn ?? context.effectiveOn
        guard today <= secret.effectiveUntil else {
            throw Rejection(
                .secretExpired, withholding, .date("until", secret.effectiveUntil),
                .date("this", today))
        }
    }
}

extension LedgerState {
    fileprivate func requireKey(of keeper: StreamReference) throws(Rejection) {
        guard let date = keys.destroyedOn[keeper] else { return }
        throw Rejection(
            .keyDestroyed, "House rule 11", .stream("key of", keeper), .date("destroyed", date))
    }
}
