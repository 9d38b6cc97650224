import Bytes
import Cryptography
import EventSourcing
import ReadModels
import Transparency

/// The tree of many records (RFC 9162 section 2.1), with the hash of every whole subtree at hand.
struct LevelTree {
    private let records: [[UInt8]]
    /// The hashes of subtrees of one leaf, of two, of four, and so on.
    private let levels: [[MerkleHash]]

    init(_ records: [[UInt8]]) {
        self.records = records
        var levels = [records.map { MerkleHash.leaf($0.rawSpan) }]
        while let last = levels.last, last.count > 1 {
            levels.append(
                (0..<(last.count / 2)).map { MerkleHash.node(last[2 * $0], last[2 * $0 + 1]) })
        }
        self.levels = levels
    }

    var head: TreeHead {
        TreeHead(size: UInt64(records.count), root: hash(of: 0..<records.count))
    }

    func proven(_ index: Int) -> ProvenRecord {
        var path: [MerkleHash] = []
        var range = 0..<records.count
        while range.count > 1 {
            let middle = Self.middle(of: range)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            path.append(hash(of: index < middle ? right : left))
            range = index < middle ? left : right
        }
        return ProvenRecord(bytes: records[index], path: path.reversed())
    }

    private func hash(of range: Range<Int>) -> MerkleHash {
        let level = range.count.trailingZeroBitCount
        if 1 << level == range.count, range.lowerBound % range.count == 0 {
            return levels[level][range.lowerBound >> level]
        }
        let middle = Self.middle(of: range)
        return .node(hash(of: range.lowerBound..<middle), hash(of: middle..<range.upperBound))
    }

    /// Behind the largest power of two that is smaller than the count.
    private static func middle(of range: Range<Int>) -> Int {
        var half = 1
        while half * 2 < range.count { half *= 2 }
        return range.lowerBound + half
    }
}
