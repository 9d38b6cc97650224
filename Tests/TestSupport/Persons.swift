public import DefenseFund
public import EventSourcing

/// Who does an act in a test that does not say: everybody holds every role, and the duties that the
/// rules keep apart are those of different persons.
public struct Persons: Sendable {
    public let first: Reference<Actor>
    /// Who approves; `nil` if one person is enough.
    public let second: Reference<Actor>?

    /// The names of all but `everyone`, who opens the ledger.
    public static let others = ["colleague", "screener", "treasurer", "second-treasurer"]

    /// The roles that they need at least.
    static func roles(of name: String) -> [Role] {
        switch name {
        case "screener": [.screener]
        case "treasurer", "second-treasurer": [.treasurer]
        // The role of an administrator last: from then on each grant takes two persons.
        case _: [.minister, .approver, .administrator]
        }
    }

    public init(doing act: any Act, in ledger: LedgerState) {
        let declaration = type(of: act).declaration
        let names =
            switch (act as? EntryCorrected)?.role ?? declaration.roles[0] {
            case .screener: ("screener", "colleague")
            // Who answers a finding does not close it, which everyone does.
            case _ where act is FindingAnswered: ("colleague", "everyone")
            case .treasurer: ("treasurer", "second-treasurer")
            case .minister, .clerk, .approver, .administrator, .auditor, .regulator, .system:
                ("everyone", "colleague")
            }
        first = Self.actor(names.0, in: ledger) ?? Reference(1)
        let isAlone =
            declaration.persons == .one
            || declaration.roles == [.administrator] && !Self.hasTwoAdministrators(ledger)
        second = isAlone ? nil : Self.actor(names.1, in: ledger)
    }

    private static func actor(_ name: String, in ledger: LedgerState) -> Reference<Actor>? {
        StreamName(parsing: "actor/\(name)").flatMap(ledger.reference).map { Reference($0) }
    }

    private static func hasTwoAdministrators(_ ledger: LedgerState) -> Bool {
        let administrators = ledger.actors.filter { $0.value.roles.contains(.administrator) }
        return administrators.count { !$0.value.isSuspended } > 1
    }
}

extension EntryCorrected {
    /// Whose act it puts right.
    fileprivate var role: Role {
        let roles = replacement.declaration.roles
        return roles.contains(.minister) ? .minister : roles[0]
    }
}
