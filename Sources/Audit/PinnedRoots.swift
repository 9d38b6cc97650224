import Cryptography
import DefenseFund
import EventSourcing
import Transparency

/// Compares the trees that closings of periods pin with the tree that the records make.
///
/// A closing pins the tree of the events before its command, which begins a few records in front:
/// so the stretch that is read and the one before it are all that is needed.
struct PinnedRoots {
    private var stretches: [(start: CompactRange, tree: Subtree)] = []

    /// Goes on to the next stretch.
    mutating func begin(_ tree: Subtree, behind start: CompactRange) {
        stretches = stretches.suffix(1) + [(start, tree)]
    }

    /// What is wrong with the event, which stands at `place`; `nil` for all that pins nothing.
    func finding(on event: RecordedEvent, at place: UInt64) -> Finding? {
        guard event.head.typeCode == PeriodClosed.type.code,
            let closing = event.act as? PeriodClosed
        else { return nil }
        let size = closing.size.rawValue
        let root = size <= place ? root(size: size) : nil
        guard root?.bytes != closing.root.bytes else { return nil }
        return Finding(
            .pinnedRootWrong, at: place,
            expected: root.map { "root \($0) at size \(size)" } ?? "the tree before the command",
            found: "size \(size), root \(MerkleHash(bytes: closing.root.bytes)?.description ?? "")")
    }

    /// The root of the first `size` records; `nil` if that tree does not end in the last two
    /// stretches.
    func root(size: UInt64) -> MerkleHash? {
        let stretch = stretches.last { $0.start.size <= size }
        guard let stretch, size - stretch.start.size <= UInt64(stretch.tree.leafCount) else {
            return nil
        }
        return stretch.start.appending(Int(size - stretch.start.size), of: stretch.tree).root
    }
}
