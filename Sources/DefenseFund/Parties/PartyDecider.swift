import EventSourcing

extension PartyRegistered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        if let number = corporationNumber, let owner = ledger.parties.owner(of: number) {
            throw Rejection(
                .corporationNumberTaken, "House rule 4", .text("number", number),
                .stream("party", owner.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.parties.register(
            PartyState(name: name, kind: kind, corporationNumber: corporationNumber),
            as: context.subject())
    }
}

extension PartyRenamed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard ledger.parties[context.subject()]?.name != name else {
            throw Rejection(.nothingChanges, "House rule 4", .text("name", name))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.parties.rename(context.subject(), to: name)
    }
}
