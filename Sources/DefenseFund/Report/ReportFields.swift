public import EventSourcing
public import StateCoding

/// For whom a report is made: a wider audience is told less.
public enum ReportAudience: UInt64, FieldChoice, Comparable {
    /// The Corporation, the Ministry and their auditors.
    case full = 1
    case regulator = 2
    case `public` = 3

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ReportAudience: StateChoice {}
