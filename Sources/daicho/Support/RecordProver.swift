import Containers
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

/// Takes records out of a log with the proof that they stand in its tree.
struct RecordProver {
    let log: LMDBEventLog
    let head: TreeHead

    func record(at position: LogPosition) throws -> ProvenRecord {
        var record: [UInt8] = []
        try LedgerReader.reading {
            try log.read(from: position) { _, bytes in
                record = RecordBytes.copy(bytes)
                return false
            }
        }
        return try proven(record, at: position)
    }

    /// The records of all events before `end` that post to the account.
    func postings(to account: StreamReference, before end: LogPosition) throws -> [ProvenRecord] {
        let places = try places(ofPostingsTo: [account], before: end)
        return try (places ?? []).map(record)
    }

    /// Where postings to the accounts stand, found without hashing what else there is; `nil` if
    /// there are more than `limit`.
    func places(
        ofPostingsTo accounts: Set<StreamReference>, before end: LogPosition,
        atMost limit: Int = .max
    ) throws -> [LogPosition]? {
        // Every posting of the log is looked up: in a table of positions, which hashes quicker.
        var asked = KeyedTable<StreamReference, Void>()
        for account in accounts { asked.insert((), forKey: account) }
        var places: [LogPosition] = []
        try LedgerReader.reading {
            try log.read(from: .start) { position, record in
                guard position < end else { return false }
                let view = try RecordView(record)
                let isAsked = (0..<view.postingCount).contains { posting in
                    asked.index(forKey: view.posting(posting).account) != nil
                }
                if isAsked { places.append(position) }
                return places.count <= limit
            }
        }
        return places.count <= limit ? places : nil
    }

    private func proven(_ bytes: [UInt8], at position: LogPosition) throws -> ProvenRecord {
        try LedgerReader.reading {
            let proof = try MerkleTree(log).inclusionProof(of: position.rawValue, size: head.size)
            return ProvenRecord(bytes: bytes, path: proof.path)
        }
    }
}
