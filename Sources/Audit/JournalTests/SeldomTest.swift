import EventSourcing

/// What tests about rare persons and accounts have in common: who bears a name seldom.
struct SeldomTest: Sendable {
    /// The positions of the first entries of a name, one more than are rare at most.
    private var places: [String: [LogPosition]] = [:]
    private let most: Int
    private let minimum: Int

    init(_ parameters: JournalParameters) {
        most = parameters.number("atMost")
        minimum = parameters.number("minimum")
    }

    mutating func add(_ name: String, at position: LogPosition) {
        guard places[name]?.count ?? 0 <= most else { return }
        places[name, default: []].append(position)
    }

    /// - Parameter reason: says of a name how many entries bear it.
    func verdict(on population: JournalPopulation, reason: (String, Int) -> String)
        -> JournalVerdict
    {
        guard population.count >= UInt64(minimum) else {
            return .notEnough(population.count, of: minimum, "entries")
        }
        var reasons: [LogPosition: [String]] = [:]
        for (name, positions) in places.sorted(by: { $0.key < $1.key })
        where positions.count <= most {
            for position in positions {
                reasons[position, default: []].append(reason(name, positions.count))
            }
        }
        var found = JournalExceptions()
        for (position, texts) in reasons.sorted(by: { $0.key < $1.key }) {
            found.add(at: position, texts.joined(separator: "; "))
        }
        return .of(found)
    }
}
