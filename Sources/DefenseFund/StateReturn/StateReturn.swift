public import EventSourcing

/// A return of subsidy that the Corporation owes the State.
public enum StateReturn: StreamKind {
    public static let category = StreamCategory("stateReturn")
}
