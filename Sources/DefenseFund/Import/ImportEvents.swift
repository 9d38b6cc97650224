public import EventSourcing

// These types and their fields are the stored format: never rename one or reuse a key; add a
// version and an upcaster.

/// History from before the ledger is loaded from here on, and nothing else is recorded.
public struct ImportBegan: Act {
    public typealias Stream = Import
    public static let declaration = ActDeclaration(
        0x0D30, "import.began", command: "import.begin", roles: [.administrator], persons: .two,
        introduces: .always, closedPeriods: .ignored, basis: "House rule 10; Act 22",
        about: "Begins to load a file of history; only its administrator posts until it ends.")

    public let source: PlainText
    public let rows: RowCount
    public let digest: DigestBytes
    public let administrator: Reference<Actor>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            source: try visit.field(1, "source", "Where the history was kept so far.") {
                $0.source
            },
            rows: try visit.field(2, "rows", "How many acts the file holds.") { $0.rows },
            digest: try visit.field(3, "digest", "SHA-256 of the file.") { $0.digest },
            administrator: try visit.field(4, "administrator", "Who loads it.") {
                $0.administrator
            })
    }
}

/// The loading ends: every row is loaded, or it is given up for a reason. What is loaded stays.
public struct ImportEnded: Act {
    public typealias Stream = Import
    public static let declaration = ActDeclaration(
        0x0D31, "import.ended", command: "import.end", roles: [.administrator], persons: .two,
        closedPeriods: .ignored, basis: "House rule 10; Act 22",
        about: "Ends an import that is complete, or gives it up; nothing is taken back.")

    /// Why it is given up; `nil` if it is complete.
    public let reason: PlainText?
    /// How many rows of the file are recorded by then.
    public let loaded: RowCount

    public init(reason: PlainText? = nil) { self.init(reason: reason, loaded: .example) }

    init(reason: PlainText?, loaded: RowCount) {
        self.reason = reason
        self.loaded = loaded
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            reason: try visit.field(
                1, "reason", "Why it is given up; left out if every row is loaded."
            ) { $0.reason },
            loaded: try visit.field(
                2, "loaded", "How many rows of the file are recorded.", .derived
            ) { $0.loaded })
    }
}
