public import EventSourcing

/// A company, bank, government or other body becomes known to the ledger.
public struct PartyRegistered: Act {
    public typealias Stream = Party
    public static let declaration = ActDeclaration(
        0x0201, "party.registered", command: "party.register", roles: [.clerk],
        introduces: .always, basis: "House rule 4", about: "Makes a body known to the ledger.")

    public let name: PlainText
    public let kind: PartyKind
    public let corporationNumber: CorporationNumber?

    public init(name: PlainText, kind: PartyKind, corporationNumber: CorporationNumber?) {
        self.name = name
        self.kind = kind
        self.corporationNumber = corporationNumber
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            name: try visit.field(1, "name", "Its name.", .withholdable) { $0.name },
            kind: try visit.field(2, "kind", "What it is to the fund.") { $0.kind },
            corporationNumber: try visit.field(
                3, "corporationNumber", "Its corporation number (法人番号).", .withholdable
            ) { $0.corporationNumber })
    }
}

/// A body bears another name from now on.
public struct PartyRenamed: Act {
    public typealias Stream = Party
    public static let declaration = ActDeclaration(
        0x0202, "party.renamed", command: "party.rename", roles: [.clerk],
        basis: "House rule 4", about: "Records a change of a body's name.")

    public let name: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(name: try visit.field(1, "name", "The new name.", .withholdable) { $0.name })
    }
}

/// What a party is to the fund.
public enum PartyKind: UInt64, FieldChoice {
    case manufacturer = 1
    case bank = 2
    case securitiesAccount = 3
    case trustBank = 4
    case foreignGovernment = 5
    case insurer = 6
    case other = 7
}
