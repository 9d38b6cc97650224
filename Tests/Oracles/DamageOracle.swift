import Audit
import Bytes
import EventCoding
import EventSourcing
import LMDBEventLog
import Transparency

/// Of a damaged file nothing is called certain that was not recorded, and nothing ends the process.
///
/// The input is edits to a ledger's file, as those of ``PageOracle``.
enum DamageOracle {
    static func check(_ bytes: [UInt8]) throws {
        try PageOracle.withEdited(bytes) { path, records in
            guard let salvage = try? LogSalvage(path) else { return }
            let intact = IntactRecords(
                salvage.heads.values.filter { PageOracle.isSigned($0.note) }.map(\.range),
                leaves: salvage.leaves, nodes: salvage.nodes)
            var certainty = BalanceCertainty()
            for position in 0..<UInt64(records.count) {
                guard let leaf = intact.leaves[position] else {
                    certainty.lose(position)
                    continue
                }
                let record = records[Int(position)]
                try hold(
                    leaf == MerkleHash.leaf(record.rawSpan), "what is certain is what was recorded")
                try hold(
                    salvage.record(at: position, leaf: leaf) == record,
                    "a record that is certain can be read")
                certainty.add(try RecordDecoder.decode(record.rawSpan))
            }
            try hold(
                intact.leaves.keys.allSatisfy { $0 < UInt64(records.count) },
                "no record is certain behind the last")
            for row in certainty.rows { _ = row.balanceBefore }
        }
    }

    static func seeds() -> [[UInt8]] { PageOracle.seeds() }
}
