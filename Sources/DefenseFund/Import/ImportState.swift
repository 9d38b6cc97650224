public import Accounting
public import EventSourcing

/// The imports of history, in the order in which they began. At most the last one is open.
public struct ImportRegister: Equatable, Sendable {
    public internal(set) var all: [ImportState] = []

    public init() {}

    /// The place of the open one.
    var openPlace: Int? {
        guard let last = all.indices.last, all[last].endedOn == nil else { return nil }
        return last
    }

    /// The import that goes on.
    public var open: ImportState? { openPlace.map { all[$0] } }

    /// How many rows of the file of this digest are recorded.
    public func loaded(of digest: DigestBytes) -> UInt64 {
        all.last { $0.digest == digest }?.loaded ?? 0
    }

    /// Counts a row, if an import is open.
    mutating func countRow() {
        if let place = openPlace { all[place].loaded += 1 }
    }
}

/// One import.
public struct ImportState: Equatable, Sendable {
    public let stream: Reference<Import>
    public let source: PlainText
    public let digest: DigestBytes
    /// How many rows two persons have let pass.
    public let rows: UInt64
    public let administrator: Reference<Actor>
    public let beganOn: LegalDate
    /// How many are recorded, by this import or by one of the same file that was given up.
    public internal(set) var loaded: UInt64
    public internal(set) var endedOn: LegalDate?
}
