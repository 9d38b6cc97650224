import EventSourcing

extension ActContext {
    /// Who does the act: who asks for it or proposes it, and who approves.
    var persons: [Reference<Actor>] { [actor] + (approver.map { [$0] } ?? []) }

    /// Refuses the act if one of its persons has done what is kept apart from it.
    ///
    /// - Parameters:
    ///   - others: who did the other act.
    ///   - deed: what that was, for the refusal: `screened`.
    func requireNone(of others: [Reference<Actor>], who deed: String) throws(Rejection) {
        guard let person = others.first(where: { $0 == actor || $0 == approver }) else { return }
        throw Rejection(
            .dutiesNotSeparated, "House rule 3", .stream("person", person.stream),
            .text(deed, streamName))
    }
}
