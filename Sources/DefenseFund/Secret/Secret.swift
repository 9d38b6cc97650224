public import EventSourcing

/// A Defense Equipment Confidential (装備品等秘密), known by an opaque identifier.
public enum Secret: StreamKind {
    public static let category = StreamCategory("secret")
}
