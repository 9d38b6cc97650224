import Accounting
import EventSourcing

extension RuleBook {
    /// What the rules of an import rest on.
    public static let importBasis = "House rule 10; Act 22"

    /// Whether the act is a row of the open import: history, which its administrator loads.
    ///
    /// Whatever else is asked for while one is open is refused, but that it ends: so the events
    /// between its beginning and its end are its own, and nobody decides on half of a history.
    static func isImported(
        _ request: Request, by declaration: ActDeclaration, in ledger: LedgerState
    ) throws(Rejection) -> Bool {
        guard let place = ledger.imports.openPlace else { return false }
        if ledger.isAboutEndOfImport(request) { return false }
        let open = ledger.imports.all[place]
        guard request.actor == open.administrator else {
            throw Rejection(
                .importOpen, importBasis, .stream("import", open.stream.stream),
                .stream("loaded by", open.administrator.stream),
                .text("act", declaration.type.name), .stream("actor", request.actor.stream))
        }
        guard Catalogue.isImportable(declaration) else {
            throw Rejection(
                .notImportable, importBasis, .stream("import", open.stream.stream),
                .text("act", declaration.type.name))
        }
        guard open.loaded < open.rows else {
            throw Rejection(
                .importComplete, importBasis, .stream("import", open.stream.stream),
                .text("rows", open.rows))
        }
        let openedOn = ledger.openedOn ?? open.beganOn
        guard request.effectiveOn < openedOn else {
            throw Rejection(
                .notHistory, importBasis, .stream("import", open.stream.stream),
                .date("the ledger was opened", openedOn), .date("this act", request.effectiveOn))
        }
        return true
    }

    /// The role in which an act is loaded: the first that may record it, unless the row says.
    static func importedRole(
        _ request: Request, as roles: [Role], by declaration: ActDeclaration
    ) throws(Rejection) -> Role {
        guard let role = roles.first(where: { request.role == nil || request.role == $0 }) else {
            throw Rejection(
                .roleNotHeld, permissionBasis, .text("act", declaration.type.name),
                .text("needs", roles.map(\.name).joined(separator: " or ")),
                .text("asked", request.role?.name ?? ""))
        }
        return role
    }
}

extension LedgerState {
    /// Whether the end of an import is asked for, proposed or answered.
    fileprivate func isAboutEndOfImport(_ request: Request) -> Bool {
        if request.act is ImportEnded { return true }
        if let proposal = request.act as? ActProposed { return proposal.command.act is ImportEnded }
        guard let subject = reference(to: request.subject) else { return false }
        return approvals.open[Reference(subject)]?.command.act is ImportEnded
    }
}
