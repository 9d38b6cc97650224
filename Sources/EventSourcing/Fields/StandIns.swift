/// What the references of a value mean that was made before its names could be looked up: each
/// holds the place of its name among these, where the position of a stream belongs.
///
/// Most values name one thing, so the first stands by itself and costs no memory.
public struct StandIns: Sendable {
    /// `nil` where there are none: what refers to a thing stays as it is and is noted.
    @usableFromInline let first: StreamReference?
    @usableFromInline var others: [StreamReference] = []
    @usableFromInline var replacedCount = 0

    @inlinable init() { first = nil }

    /// - Parameter first: what the first name means.
    @inlinable public init(_ first: StreamReference) { self.first = first }

    /// Adds what the next name means.
    @inlinable public mutating func append(_ reference: StreamReference) {
        others.append(reference)
    }

    /// Whether every name has been put in its place.
    @inlinable public var areReplaced: Bool { replacedCount == 1 + others.count }

    @inlinable
    mutating func reference(for standIn: StreamReference) -> StreamReference {
        guard let first else {
            others.append(standIn)
            return standIn
        }
        replacedCount += 1
        let place = Int(standIn.position.rawValue)
        return place == 0 ? first : others[place - 1]
    }
}

extension FieldRecord {
    /// The things that what a command gives of the fields refers to, in the order of the fields.
    public var givenReferences: [StreamReference] {
        var none = StandIns()
        _ = replacing(&none)
        return none.others
    }
}
