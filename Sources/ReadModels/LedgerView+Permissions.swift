public import Accounting
import Containers
public import DefenseFund
import EventSourcing

extension LedgerView {
    /// Who could do what on a day, as the ledger knows it now: a row for each role that a person
    /// held and was not suspended from, with the number of acts that it let him or her record.
    public func permissionTable(on date: LegalDate) -> RegisterTable {
        var rows: [[RegisterTable.Cell]] = []
        for held in heldRoles(on: date) {
            let acts = Catalogue.acts.map { $0.declaration }.filter { $0.roles.contains(held.role) }
            let byTwo = acts.count { $0.persons == .two }
            rows.append(
                cells(held, on: date) + [.count(UInt64(acts.count)), .count(UInt64(byTwo))])
        }
        return RegisterTable(
            name: "permissions",
            columns: Self.permissionColumns + [
                .init("actCount", "Acts"), .init("twoPersonCount", "Of them by two persons"),
            ], key: ["actor", "role"],
            rows: rows)
    }

    /// Who could record an act of the kind on a day: alone, or as one of two persons.
    public func permissionTable(on date: LegalDate, for act: ActDeclaration) -> RegisterTable {
        let persons = act.persons == .two ? "two" : "one"
        var rows: [[RegisterTable.Cell]] = []
        for held in heldRoles(on: date) where act.roles.contains(held.role) {
            rows.append(cells(held, on: date) + [.text(act.type.name), .text(persons)])
        }
        return RegisterTable(
            name: "permissions",
            columns: Self.permissionColumns + [.init("act", "Act"), .init("persons", "Persons")],
            key: ["actor", "role"],
            rows: rows)
    }

    private static let permissionColumns: [RegisterTable.Column] = [
        .init("actor", "Actor"), .init("name", "Name"), .init("role", "Role"),
        .init("since", "Since"), .init("keys", "Keys in force"),
    ]

    /// A role of a person and the day since when.
    private struct HeldRole {
        let actor: Reference<Actor>
        let role: Role
        let since: LegalDate
    }

    private func heldRoles(on date: LegalDate) -> [HeldRole] {
        let actors = ledger.actors.map(\.key).sorted { $0.position < $1.position }
        var held: [HeldRole] = []
        for actor in actors where !permissions.isSuspended(actor, on: date) {
            for role in Role.allCases {
                guard let since = permissions.held(role, by: actor, on: date) else { continue }
                held.append(HeldRole(actor: actor, role: role, since: since))
            }
        }
        return held
    }

    private func cells(_ held: HeldRole, on date: LegalDate) -> [RegisterTable.Cell] {
        let keys = ledger.credentials.keys(of: held.actor).filter { $0.isInForce(on: date) }
        return [
            .text(label(held.actor.stream)), .text(ledger.actors[held.actor]?.name.text ?? ""),
            .text(held.role.name), .date(held.since),
            .text(keys.map(\.label.text).joined(separator: "; ")),
        ]
    }
}
