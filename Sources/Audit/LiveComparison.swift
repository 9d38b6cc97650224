import EventCoding
public import EventSourcing
public import ReadModels
public import Transparency

/// Compares what a replay came to with another ledger that is in use: its tree and its tables as of
/// the same number of events.
public enum LiveComparison {
    /// - Parameters:
    ///   - view: what the replay came to, of the tree `head`.
    ///   - live: folded from its first event on; what was appended since is not looked at.
    public static func findings(
        _ view: LedgerView, at head: TreeHead, with live: some EventLog & TransparentLog
    ) throws -> [Finding] {
        let end = try live.next()
        guard end.rawValue >= head.size else {
            return [differs("\(head.size) records or more", "\(end)")]
        }
        let root = try MerkleTree(live).root(size: head.size)
        guard root == head.root else {
            return [differs("root \(head.root) at size \(head.size)", "\(root)")]
        }
        var folded = LedgerView()
        if head.size > 0 {
            try live.read(from: .start) { position, record in
                try folded.apply(RecordDecoder.decode(record))
                return position.rawValue + 1 < head.size
            }
        }
        guard let day = view.recordedAt?.dateInTokyo, let record = folded.stateRecord(on: day)
        else {
            return folded.progress == view.progress ? [] : [differs("\(head.size) events", "none")]
        }
        return view.comparison(with: record, on: day).differences.map {
            differs($0.folded, $0.recorded)
        }
    }

    private static func differs(_ expected: String, _ found: String) -> Finding {
        Finding(
            .liveDiffers, at: nil, expected: "\(expected) in the ledger in use", found: found)
    }
}
