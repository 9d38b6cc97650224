public import DefenseFund
public import Transparency

/// The next records of a log that is being verified, hashed into the tree.
public struct VerifiedStretch {
    /// Those of them that can be decoded.
    public let events: ArraySlice<RecordedEvent>
    /// How many records the tree has with them.
    public let size: UInt64
    private let pinned: PinnedRoots

    init(events: ArraySlice<RecordedEvent>, size: UInt64, pinned: PinnedRoots) {
        self.events = events
        self.size = size
        self.pinned = pinned
    }

    /// The tree of the first `size` records; `nil` unless it ends in this stretch or the one
    /// before, or if records are missing in front.
    public func head(at size: UInt64) -> TreeHead? {
        guard size <= self.size else { return nil }
        return pinned.root(size: size).map { TreeHead(size: size, root: $0) }
    }
}
