import Accounting
import Containers
import EventSourcing

/// Which contract or grant covers each cost of a party: no cost is paid under both regimes, nor
/// twice under one (C18).
///
/// A cost is told by the name that the party's own books give it, in large letters or small: names
/// are ASCII, so that nothing else can be written in two ways. Only grants can set a cost free
/// again, by ending without having paid anything.
public struct CostTable: Equatable, Sendable {
    private(set) var parties: [Reference<Party>: PartyCosts] = [:]

    func covering(_ cost: Identifier, of party: Reference<Party>) -> StreamReference? {
        parties[party]?.claims[cost.folded]
    }

    /// Whether the State has contracted with the party for an initiative.
    func hasContract(_ party: Reference<Party>) -> Bool { parties[party]?.hasContract ?? false }

    /// The grants of the party that name no costs, so that nobody can tell what they cover.
    func unnamed(of party: Reference<Party>) -> [StreamReference] {
        parties[party]?.unnamed ?? []
    }

    mutating func claim(
        _ costs: [Identifier], of party: Reference<Party>, byContract thing: StreamReference
    ) {
        var known = parties[party] ?? PartyCosts()
        known.hasContract = true
        for cost in costs { known.claims[cost.folded] = thing }
        parties[party] = known
    }

    /// What a grant named before it names no more.
    mutating func claim(
        _ costs: [Identifier], of party: Reference<Party>, byGrant thing: StreamReference
    ) {
        var known = parties[party] ?? PartyCosts()
        known.claims = known.claims.filter { $0.value != thing }
        known.unnamed.removeAll { $0 == thing }
        for cost in costs { known.claims[cost.folded] = thing }
        if costs.isEmpty { known.unnamed.append(thing) }
        parties[party] = known
    }

    /// Takes back what a contract claimed.
    ///
    /// - Parameter hasContract: whether the party has another one.
    mutating func release(
        by thing: StreamReference, of party: Reference<Party>, hasContract: Bool
    ) {
        guard var known = parties[party] else { return }
        known.hasContract = hasContract
        known.claims = known.claims.filter { $0.value != thing }
        let isEmpty = !hasContract && known.claims.isEmpty && known.unnamed.isEmpty
        parties[party] = isEmpty ? nil : known
    }
}

/// The costs of one party.
struct PartyCosts: Hashable, Sendable {
    var hasContract = false
    /// By the name in small letters.
    var claims: [Identifier: StreamReference] = [:]
    var unnamed: [StreamReference] = []
}

extension Identifier {
    /// The name in small letters: the same for all that differ in nothing else.
    fileprivate var folded: Identifier {
        guard let folded = Identifier(text.lowercased()) else {
            preconditionFailure("small letters are as good as large ones")
        }
        return folded
    }
}

extension LedgerState {
    /// No cost is named twice, and none is covered already by another thing (C18).
    func requireUncovered(
        _ costs: [Identifier], of party: Reference<Party>, by own: StreamReference? = nil
    ) throws(Rejection) {
        guard Set(costs.map(\.folded)).count == costs.count else {
            throw Rejection(.costItemsInvalid, "Act 7, 18; C18", .count("costs", costs.count))
        }
        for cost in costs {
            guard let thing = stable.costs.covering(cost, of: party), thing != own,
                isCovering(thing)
            else { continue }
            throw Rejection(
                .costCoveredAlready, "Act 7, 18; C18", .text("cost", cost),
                .stream("of", party.stream), .stream("covered by", thing))
        }
    }

    /// Each grant of the party that may cover something says what (C18).
    func requireNamedCosts(of party: Reference<Party>) throws(Rejection) {
        guard let grant = stable.costs.unnamed(of: party).first(where: isCovering) else { return }
        throw Rejection(.costsNotNamed, "Act 7, 18; C18", .stream("by", grant))
    }

    /// A contract covers its costs for good, a grant until it has ended without paying.
    private func isCovering(_ thing: StreamReference) -> Bool {
        guard let place = grants.index(forKey: Reference(thing)) else { return true }
        switch grants[place: place].stage {
        case .declined, .withdrawn, .cancelled, .closed:
            return grants[place: place].claim > .zero
        case .applied, .screened, .screenedUnfavourably, .allocated, .reported, .fixed, .settled:
            return true
        }
    }
}
