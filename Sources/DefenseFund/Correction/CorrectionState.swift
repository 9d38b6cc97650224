public import Accounting
public import EventSourcing

/// What became of an event that was recorded wrongly.
public struct CorrectionState: Hashable, Sendable {
    public let correction: Reference<Correction>
    /// The event that corrects it.
    public let position: LogPosition
    public let correctedOn: LegalDate
    /// The thing that both are about.
    public let about: StreamReference
    public let reason: PlainText
}
