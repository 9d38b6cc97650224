public import EventSourcing

/// A month or a fiscal year is closed: nothing more is recorded that takes effect in it (C25).
public struct PeriodClosed: Act {
    public typealias Stream = PeriodStream
    public static let declaration = ActDeclaration(
        0x0D01, "period.closed", command: "period.close", roles: [.treasurer], persons: .two,
        introduces: .ifAbsent, closedPeriods: .ignored, basis: "House rule 9; Act 19, 22",
        about: "Closes a month or a fiscal year, and pins the tree of all events before.")

    public let size: LogPosition
    public let root: TreeRoot

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            size: try visit.field(
                1, "size", "How many events the log held before this command.", .derived
            ) { $0.size },
            root: try visit.field(
                2, "root", "The root of the tree of those events (RFC 6962).", .derived
            ) { $0.root })
    }
}

/// A period that was closed is opened again.
public struct PeriodReopened: Act {
    public typealias Stream = PeriodStream
    public static let declaration = ActDeclaration(
        0x0D02, "period.reopened", command: "period.reopen", roles: [.treasurer], persons: .two,
        closedPeriods: .ignored, basis: "House rule 9; Act 22",
        about: "Opens a closed period again; what is recorded in it from then on is marked late.")

    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(reason: try visit.field(1, "reason", "Why, and on whose authority.") { $0.reason })
    }
}

/// The root of the tree of the first events of a log.
public struct TreeRoot: FixedBytes {
    public let bytes: [UInt8]
    public init(checked bytes: [UInt8]) { self.bytes = bytes }
}
