import DefenseFund
import Transparency

/// A stretch of the log with all that can be told of its records without those in front of them.
struct RecordSegment: Sendable {
    /// Where each record stands: one behind the other, unless some are missing.
    var places: [UInt64] = []
    /// What the records say that can be decoded.
    var events: [RecordedEvent] = []
    /// The place of each record's event in `events`; `nil` if it cannot be decoded.
    var eventPlaces: [Int?] = []
    /// What is wrong with single records, in their order, by their index here.
    var findings: [(index: Int, finding: Finding)] = []
    var tree = Subtree([])
    /// The position of the first record behind the stretch; `nil` if there is none.
    var following: UInt64?
    /// Why the stretch could not be read to its end.
    var failure: (any Error)?

    /// What the first records say that can be decoded.
    func events(ofFirst count: Int) -> ArraySlice<RecordedEvent> {
        events[..<(eventPlaces[..<count].lazy.compactMap(\.self).last.map { $0 + 1 } ?? 0)]
    }
}
