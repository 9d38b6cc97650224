public import EventSourcing

/// An entry that was recorded wrongly is reversed, and the right one is posted (C24).
///
/// An event is corrected once; what then turns out to be wrong is its correction.
public struct EntryCorrected: Act {
    public typealias Stream = Correction
    public static let declaration = ActDeclaration(
        0x0D10, "entry.corrected", command: "entry.correct",
        roles: [.treasurer, .approver, .minister], persons: .two, introduces: .always,
        basis: "House rule 8; Act 22",
        about: "Reverses an entry that was recorded wrongly, and posts the right one; each "
            + "institution corrects its own acts.")

    /// The event that was wrong.
    public let corrects: LogPosition
    public let reason: PlainText
    /// The act as it should have been recorded; its date is the day on which it took effect.
    public let replacement: EmbeddedCommand<PlainActs>
    /// The act as it was recorded.
    public let original: EmbeddedCommand<PlainActs>
    /// How many of the legs take back what was posted; the others post what is right.
    public let reversedLegs: UInt16Field

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            corrects: try visit.field(1, "corrects", "The position of the event.") { $0.corrects },
            reason: try visit.field(2, "reason", "What was wrong, and how it was found.") {
                $0.reason
            },
            replacement: try visit.field(
                3, "replacement",
                "The act as it should have been: of the same kind, about the same thing."
            ) { $0.replacement },
            original: try visit.field(4, "original", "The act as it was recorded.", .derived) {
                $0.original
            },
            reversedLegs: try visit.field(
                5, "reversedLegs", "How many of the legs take back what was posted.", .derived
            ) { $0.reversedLegs })
    }
}
