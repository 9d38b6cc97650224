import EventSourcing
import ReadModels
import StateCoding

/// An index of the log that an image holds, beside those of views. Of each the newest is kept.
protocol ImagedIndex: StateCodable, Sendable {
    init()

    /// How many events it is of.
    var progress: LogPosition { get }

    static var content: StateImageNote.Content { get }
    static var use: StateImageName.Use { get }
}

extension FundMovements: ImagedIndex {
    static var content: StateImageNote.Content { .movements }
    static var use: StateImageName.Use { .movements }
}

extension PostingIndex: ImagedIndex {
    static var content: StateImageNote.Content { .postings }
    static var use: StateImageName.Use { .postings }
}
