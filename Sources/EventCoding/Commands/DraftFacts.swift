import EventSourcing

/// The facts of a command, ready but for the names that only the ledger can look up.
///
/// A command is read once, perhaps on another thread, and made into an act where everybody waits:
/// so all is done beforehand that needs no ledger.
struct DraftFacts: Sendable {
    /// By ascending key; what is open holds a place.
    private let known: [FieldPrimitive.Keyed]
    private let open: [Open]

    private struct Open {
        let index: Int
        let fact: FactValue.Keyed
    }

    /// - Parameter facts: by ascending key.
    init(_ facts: [FactValue.Keyed]) {
        var open: [Open] = []
        known = facts.enumerated().map { index, fact in
            if case .known(let primitive) = fact.value { return .init(fact.key, primitive) }
            open.append(Open(index: index, fact: fact))
            return .init(fact.key, .absent)
        }
        self.open = open
    }

    /// What was read, by ascending key.
    var facts: [FactValue.Keyed] {
        var facts = known.map { FactValue.Keyed(key: $0.key, name: "", value: .known($0.value)) }
        for place in open { facts[place.index] = place.fact }
        return facts
    }

    /// The fields by ascending key, ready to make a value of.
    func resolved(_ resolve: FactValue.Resolver) throws(FieldFailure) -> [FieldPrimitive.Keyed] {
        var values = known
        for place in open.indices {
            do {
                values[open[place].index] = .init(
                    open[place].fact.key, try open[place].fact.value.resolved(resolve))
            } catch {
                throw FieldFailure(open[place].fact.name, error)
            }
        }
        return values
    }
}
