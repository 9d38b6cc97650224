public import EventSourcing

/// A voucher of the Corporation's other business.
public enum Journal: StreamKind {
    public static let category = StreamCategory("journal")
}
