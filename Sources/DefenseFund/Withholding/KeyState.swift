public import Accounting
public import EventSourcing
public import StateCoding

/// Which of the keys under which values are withheld are destroyed. Where the others lie, and
/// whether they do, the state does not know.
public struct KeyState: Sendable, Equatable {
    /// The date of each destruction, by the secret, party or actor.
    public internal(set) var destroyedOn: [StreamReference: LegalDate] = [:]

    public init() {}
}

extension KeyState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.destroyedOn = try coder.part("destroyedOn", state) { $0.destroyedOn }
        return read
    }
}
