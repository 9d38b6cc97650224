/// A pure fold of the log that answers questions.
///
/// Its progress equals the number of events that it has folded, always.
public protocol Projection {
    associatedtype Event
    associatedtype Failure: Error

    init()

    /// How many events have been folded: the position of the next.
    var progress: LogPosition { get }

    mutating func apply(_ event: Event) throws(Failure)
}
