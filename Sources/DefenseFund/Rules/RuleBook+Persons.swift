package import EventSourcing

/// How a request of two persons stands to the second one.
package enum Approval: Sendable {
    /// It is a proposal.
    case awaited
    case given(by: Reference<Actor>)

    var approver: Reference<Actor>? {
        switch self {
        case .awaited: nil
        case .given(let approver): approver
        }
    }
}

extension RuleBook {
    /// The roles that may record any act of two persons.
    static let proposers: [Role] = [.minister, .approver, .treasurer, .administrator]

    /// Refuses an act of two persons that one asks for alone.
    ///
    /// A ledger begins with one administrator. Until there is a second one, nobody could approve
    /// what only administrators may do; from then on there are always two.
    static func checkPersons(
        of request: Request, by declaration: ActDeclaration, in ledger: LedgerState
    ) throws(Rejection) {
        guard declaration.persons == .two, request.approval == nil else { return }
        if declaration.isForAdministrators, ledger.activeAdministrators.count < 2 { return }
        throw Rejection(
            .secondPersonNeeded, "House rule 3", .text("act", declaration.type.name),
            .stream("actor", request.actor.stream))
    }
}
