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

    mutating func claim(
        _ costs: [Identifier], of party: Reference<Party>, by thing: StreamReference,
        isContract: Bool
    ) {
        guard isContract || !costs.isEmpty else { return }
        var known = parties[party] ?? PartyCosts()
        known.hasContract = known.hasContract || isContract
        for cost in costs { known.claims[cost.folded] = thing }
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
        parties[party] = hasContract || !known.claims.isEmpty ? known : nil
    }
}

/// The costs of one party.
struct PartyCosts: Hashable, Sendable {
    var hasContract = false
    /// By the name in small letters.
    var claims: [Identifier: StreamReference] = [:]
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
    /// No cost is named twice, and none is covered already (C18).
    func requireUncovered(_ costs: [Identifier], of party: Reference<Party>) throws(Rejection) {
        guard Set(costs.map(\.folded)).count == costs.count else {
            throw Rejection(.costItemsInvalid, "Act 7, 18; C18", .count("costs", costs.count))
        }
        for cost in costs {
            guard let thing = stable.costs.covering(cost, of: party), isCovering(thing) else {
                continue
            }
            throw Rejection(
                .costCoveredAlready, "Act 7, 18; C18", .text("cost", cost),
                .stream("of", party.stream), .stream("covered by", thing))
        }
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
