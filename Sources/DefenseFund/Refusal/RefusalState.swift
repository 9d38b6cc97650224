import Containers
public import EventSourcing

/// How many commands were refused, by rule and by person. What each said is asked of the log, so
/// that a flood of refusals leaves the state as small as it was.
public struct RefusalState: Sendable, Equatable {
    public internal(set) var countByCode: [String: UInt64] = [:]
    var countByActor = KeyedTable<Reference<Actor>, UInt64>()

    public init() {}

    public func count(of actor: Reference<Actor>) -> UInt64 { countByActor[actor] ?? 0 }

    mutating func count(_ code: String, of actor: Reference<Actor>) {
        countByCode[code] = (countByCode[code] ?? 0) + 1
        countByActor[actor] = count(of: actor) + 1
    }
}
