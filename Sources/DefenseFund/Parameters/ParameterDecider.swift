import EventSourcing

extension ParameterSet {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let name = context.streamName.identifierText
        guard let definition = ParameterDefinition.named(name) else {
            throw Rejection(
                .parameterUnknown, "House rule 5", .text("name", name),
                .text("known", ParameterDefinition.all.map(\.name).joined(separator: ", ")))
        }
        guard let parsed = ParameterValue(value.text, kind: definition.kind) else {
            throw Rejection(
                .parameterValueInvalid, "House rule 5", .text("name", name),
                .text("value", value), .text("such as", definition.defaultText))
        }
        if case .partyNames = definition.kind, case .words(let names) = parsed, names != ["any"] {
            for name in names where !ledger.isParty(named: name) {
                throw Rejection(.partyUnknown, "House rule 5; Act 18(4)(ii)", .text("name", name))
            }
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        let name = String(context.streamName.identifierText)
        guard let definition = ParameterDefinition.named(name),
            let value = ParameterValue(value.text, kind: definition.kind)
        else { throw IllegalTransition("parameter \(name) set to \(self.value)") }
        ledger.parameters.set(
            name,
            .init(effectiveOn: context.effectiveOn, value: value, position: context.position))
    }
}
