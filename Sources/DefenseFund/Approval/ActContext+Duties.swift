import EventSourcing

extension ActContext {
    /// Who does the act: who asks for it or proposes it, and who approves. Who loads history has
    /// not done it, and who has is not known to the ledger.
    var persons: [Reference<Actor>] {
        isImported ? [] : [actor] + (approver.map { [$0] } ?? [])
    }

    /// Refuses the act if one of its persons has done what is kept apart from it.
    ///
    /// - Parameters:
    ///   - others: who did the other act.
    ///   - deed: what that was, for the refusal: `screened`.
    func requireNone(of others: [Reference<Actor>], who deed: String) throws(Rejection) {
        guard let person = others.first(where: persons.contains) else { return }
        throw Rejection(
            .dutiesNotSeparated, "House rule 3", .stream("person", person.stream),
            .text(deed, streamName))
    }
}
