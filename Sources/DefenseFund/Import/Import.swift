public import EventSourcing

/// The loading of a file of history from before the ledger.
public enum Import: StreamKind {
    public static let category = StreamCategory("import")
}
