public import EventSourcing

/// A report that was issued.
public enum ReportStream: StreamKind {
    public static let category = StreamCategory("report")
}
