/// A part of a state that can be written to bytes and read from them.
///
/// Each type tells its parts once, in ``parts(_:_:)``, which serves for writing, for reading and
/// for the list of what is coded: see ``StateCoder``.
public protocol StateCodable {
    /// Visits each stored property once, always in the same order, and makes the value from what
    /// the coder answers.
    ///
    /// - Parameter value: what is written; `nil` if the coder reads or lists.
    static func parts(_ coder: inout StateCoder, _ value: Self?) throws(StateFault) -> Self

    /// The same for many: one after the other, unless a type knows how to be quicker.
    static func list(_ coder: inout StateCoder, _ values: [Self]?) throws(StateFault) -> [Self]
}

extension StateCodable {
    /// Appends the value to `bytes`.
    public func appendState(to bytes: inout [UInt8]) {
        var coder = StateCoder(.writing)
        swap(&coder.bytes, &bytes)
        do { _ = try Self.parts(&coder, self) } catch {
            preconditionFailure("\(Self.self) refuses to be written: \(error)")
        }
        swap(&coder.bytes, &bytes)
    }

    /// The value that ``appendState(to:)`` wrote behind the first `offset` bytes. Refuses whatever
    /// is not exactly one value.
    public init(stateBytes bytes: [UInt8], from offset: Int = 0) throws(StateFault) {
        var coder = StateCoder(.reading, bytes, from: offset)
        self = try Self.parts(&coder, nil)
        guard coder.rest == 0 else { throw StateFault("\(coder.rest) bytes follow the state") }
    }
}
