import Containers
public import EventSourcing
public import StateCoding

public struct PartyState: Hashable, Sendable {
    public internal(set) var name: PlainText
    public let kind: PartyKind
    public let corporationNumber: CorporationNumber?
}

/// The parties, and whose each corporation number is.
public struct PartyRegister: Equatable, Sendable {
    private var states = KeyedTable<Reference<Party>, PartyState>()
    private var owners: [CorporationNumber: Reference<Party>] = [:]

    public subscript(party: Reference<Party>) -> PartyState? { states[party] }

    func kind(of party: Reference<Party>) -> PartyKind? {
        states.index(forKey: party).map { states[place: $0].kind }
    }

    func owner(of number: CorporationNumber) -> Reference<Party>? { owners[number] }

    mutating func register(_ state: PartyState, as party: Reference<Party>) {
        states[party] = state
        if let number = state.corporationNumber { owners[number] = party }
    }

    mutating func rename(_ party: Reference<Party>, to name: PlainText) {
        states[party]?.name = name
    }
}

extension LedgerState {
    func isParty(named name: String) -> Bool {
        Identifier(name).map { reference(to: StreamName(Party.category, $0)) != nil } ?? false
    }

    /// The party, of the kind that is asked for.
    func require(party: Reference<Party>, kinds: PartyKind...) throws(Rejection) {
        guard let kind = parties.kind(of: party) else {
            throw Rejection(.partyUnknown, "House rule 4", .stream("party", party.stream))
        }
        guard kinds.isEmpty || kinds.contains(kind) else {
            throw Rejection(
                .partyOfWrongKind, "House rule 4", .stream("party", party.stream),
                .text("is", kind.name),
                .text("needs", kinds.map(\.name).joined(separator: " or ")))
        }
    }
}

extension PartyRegister: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ parties: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.states = try coder.part("states", parties) { $0.states }
        read.owners = try coder.part("owners", parties) { $0.owners }
        return read
    }
}
