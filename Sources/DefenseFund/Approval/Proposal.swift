public import EventSourcing

/// An act that waits for a second person.
public enum Proposal: StreamKind {
    public static let category = StreamCategory("proposal")
}
