/// A state in pieces: the sections that stand apart, each with its bytes, and the rest.
public struct StateSections: Hashable, Sendable {
    public var rest: [UInt8] = []
    /// A section that is not here is not read.
    public var apart: [StateSection: [UInt8]] = [:]

    public init() {}
}

extension StateCodable {
    /// The value in pieces.
    public var stateSections: StateSections {
        var coder = StateCoder(.writing)
        coder.apart = [:]
        do { _ = try Self.parts(&coder, self) } catch {
            preconditionFailure("\(Self.self) refuses to be written: \(error)")
        }
        var pieces = StateSections()
        pieces.rest = coder.bytes
        pieces.apart = coder.apart ?? [:]
        return pieces
    }

    /// The value that the pieces are of. What stands in sections that are not there is as it is in
    /// an empty state; whoever leaves one out knows that nobody will ask for it.
    public init(_ pieces: StateSections) throws(StateFault) {
        var coder = StateCoder(.reading, pieces.rest)
        coder.apart = pieces.apart
        self = try Self.parts(&coder, nil)
        guard coder.rest == 0 else { throw StateFault("\(coder.rest) bytes follow the state") }
    }
}
