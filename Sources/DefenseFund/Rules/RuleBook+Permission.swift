import Accounting
import Containers
import EventSourcing

extension RuleBook {
    /// What the question who may record an act rests on.
    public static let permissionBasis = "House rule 2; Act 9, 15"

    /// Registered by the second event of every ledger.
    private static let firstAdministrator = Reference<Actor>(1)

    /// The role in which the actor may record the act.
    static func permit(_ request: Request, in ledger: LedgerState) throws(Rejection) -> Role {
        let declaration = type(of: request.act).declaration
        // The genesis makes the first administrator, whose acts its events are; before it nobody
        // can be asked, and never again, since the last administrator can be neither suspended nor
        // deprived of the role.
        if declaration.roles == [.administrator], request.actor == firstAdministrator,
            ledger.activeAdministrators.isEmpty
        {
            return .administrator
        }
        guard let actor = ledger.actors[request.actor] else {
            throw Rejection(
                .actorUnknown, "House rule 4", .stream("actor", request.actor.stream))
        }
        guard !actor.isSuspended else {
            throw Rejection(
                .actorSuspended, "House rule 4", .stream("actor", request.actor.stream))
        }
        let role = declaration.roles.first { role in
            (request.role == nil || request.role == role) && actor.roles.contains(role)
        }
        guard let role else {
            throw Rejection(
                .roleNotHeld, permissionBasis,
                facts: [
                    .stream("actor", request.actor.stream), .text("act", declaration.type.name),
                    .text("needs", declaration.roles.map(\.name).joined(separator: " or ")),
                    .text("holds", actor.roles.roles.map(\.name).sorted().joined(separator: ", ")),
                ] + (request.role.map { [.text("asked", $0.name)] } ?? []))
        }
        return role
    }

    /// The stream that the act is about; `nil` if the act introduces it.
    static func subject(of request: Request, in ledger: LedgerState) throws(Rejection)
        -> StreamReference?
    {
        let declaration = type(of: request.act).declaration
        let category = type(of: request.act).category
        guard request.subject.isOf(category) else {
            throw Rejection(
                .wrongSubject, "House rule 1", .text("subject", request.subject),
                .text("needs", category.isSingle ? category.text : "\(category)/..."))
        }
        let stream = ledger.reference(to: request.subject)
        switch declaration.introduction {
        case .always:
            guard stream == nil else {
                throw Rejection(.nameTaken, "House rule 1", .text("subject", request.subject))
            }
        case .never:
            guard stream != nil else {
                throw Rejection(.subjectUnknown, "House rule 1", .text("subject", request.subject))
            }
        case .ifAbsent:
            break
        }
        return stream
    }

    /// Acts about one thing are dated in the order in which they are recorded, unless their
    /// declaration says that none rests on the other. An earlier date recorded late is in order as
    /// long as no later act on the thing stands.
    static func checkDate(
        of request: Request, about stream: StreamReference, in ledger: LedgerState
    ) throws(Rejection) {
        guard let dates = ledger.dates(of: stream) else { return }
        let (earliest, name): (LegalDate, String)
        switch type(of: request.act).declaration.dating {
        case .inOrder: (earliest, name) = (dates.changed, "last act")
        case .anyDayOfThing: (earliest, name) = (dates.introduced, "introduced")
        case .anyDay: return
        }
        guard request.effectiveOn >= earliest else {
            throw Rejection(
                .dateOutOfOrder, "House rule 6", .text("subject", request.subject),
                .date(name, earliest), .date("this act", request.effectiveOn))
        }
    }
}

extension Act {
    static var category: StreamCategory { Stream.category }
}

extension Rejection {
    fileprivate init(_ code: RejectionCode, _ basis: String, facts: [Fact]) {
        self.code = code
        self.basis = basis
        self.facts = facts
    }
}
