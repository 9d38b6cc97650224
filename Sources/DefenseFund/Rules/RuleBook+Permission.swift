import Accounting
import Containers
import EventSourcing

extension RuleBook {
    /// What the question who may record an act rests on.
    public static let permissionBasis = "House rule 2; Act 9, 15"

    /// Registered by the second event of every ledger.
    private static var firstAdministrator: Reference<Actor> { Reference(1) }

    /// The role in which the actor may record the act.
    static func permit(
        _ request: Request, as roles: [Role], by declaration: ActDeclaration,
        in ledger: LedgerState
    ) throws(Rejection) -> Role {
        // The genesis makes the first administrator, whose acts its events are; before it nobody
        // can be asked, and never again, since the last administrator can be neither suspended nor
        // deprived of the role.
        if declaration.isForAdministrators, request.actor == firstAdministrator,
            ledger.activeAdministrators.isEmpty
        {
            return .administrator
        }
        guard let place = ledger.actors.index(forKey: request.actor) else {
            throw Rejection(
                .actorUnknown, "House rule 4", .stream("actor", request.actor.stream))
        }
        let held = ledger.actors[place: place].roles
        guard !ledger.actors[place: place].isSuspended else {
            throw Rejection(
                .actorSuspended, "House rule 4", .stream("actor", request.actor.stream))
        }
        let role = roles.first { role in
            (request.role == nil || request.role == role) && held.contains(role)
        }
        guard let role else {
            throw Rejection(
                .roleNotHeld, permissionBasis,
                facts: [
                    .stream("actor", request.actor.stream), .text("act", declaration.type.name),
                    .text("needs", roles.map(\.name).joined(separator: " or ")),
                    .text("holds", held.roles.map(\.name).sorted().joined(separator: ", ")),
                ] + (request.role.map { [.text("asked", $0.name)] } ?? []))
        }
        return role
    }

    /// The place of the stream that the act is about; `nil` if the act introduces it.
    static func subject(
        of request: Request, in category: StreamCategory, by declaration: ActDeclaration,
        in ledger: LedgerState
    ) throws(Rejection) -> Int? {
        guard request.subject.isOf(category) else {
            throw Rejection(
                .wrongSubject, "House rule 1", .text("subject", request.subject),
                .text("needs", category.isSingle ? category.text : "\(category)/..."))
        }
        let stream = ledger.streams.place(named: request.subject)
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
        of request: Request, about place: Int, _ declaration: ActDeclaration,
        in ledger: LedgerState
    ) throws(Rejection) {
        let (earliest, name): (LegalDate, String)
        switch declaration.dating {
        case .inOrder: (earliest, name) = (ledger.streams[place: place].changedOn, "last act")
        case .anyDayOfThing:
            (earliest, name) = (ledger.streams[place: place].introducedOn, "introduced")
        case .anyDay: return
        }
        guard request.effectiveOn >= earliest else {
            throw Rejection(
                .dateOutOfOrder, "House rule 6", .text("subject", request.subject),
                .date(name, earliest), .date("this act", request.effectiveOn))
        }
    }
}

extension Rejection {
    fileprivate init(_ code: RejectionCode, _ basis: String, facts: [Fact]) {
        self.code = code
        self.basis = basis
        self.facts = facts
    }
}
