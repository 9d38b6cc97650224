public import EventSourcing

/// What the rules are told of the log itself, where an act needs more than the state holds. The
/// rules read no log: engine and audit each read theirs and hand this over with the request.
public indirect enum LogExcerpt: Sendable {
    /// The tree of the first events, as many as were asked for.
    case tree(size: LogPosition, root: TreeRoot)
    /// An event that stands in the log.
    case event(DecidedEvent)
}

/// Which excerpt an act needs.
public enum LogQuestion: Hashable, Sendable {
    /// The tree of all events before those of the command.
    case tree
    /// The tree of so many events, which are all before the command.
    case treeOf(LogPosition)
    case event(LogPosition)
}
