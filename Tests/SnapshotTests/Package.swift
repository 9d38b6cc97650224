import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import MemoryEventLog
import Snapshot
import TestSupport
import Transparency

/// A package of the first events of a history, in memory.
struct Package {
    private(set) var files: [String: [UInt8]] = [:]
    let head: TreeHead
    let note: SignedNote

    static func signer() throws -> NoteSigner {
        try NoteSigner(name: "ledger.example", seed: Array(repeating: 7, count: 32))
    }

    /// - Parameter chunk: how many records an append has.
    init(of history: History, through count: Int, chunk: Int = 50) throws {
        let signer = try Self.signer()
        let log = MemoryEventLog { head in
            try signer.sign(Checkpoint(origin: signer.verifier.name, head: head).text)
        }
        let records = try history.records()
        var covering: SignedNote?
        for start in stride(from: 0, to: records.count, by: chunk) {
            let batch = Batch(
                first: LogPosition(UInt64(start)),
                records: Array(records[start..<min(start + chunk, records.count)]))
            _ = try log.append(batch, if: .none)
            if covering == nil, log.treeHead().size >= UInt64(count) { covering = log.checkpoint() }
        }
        guard let covering else { preconditionFailure("the history has \(count) events") }
        note = covering
        let files = Files()
        var builder = try SnapshotBuilder(files.append) { history.ledger.name(of: $0) }
        for (event, record) in zip(history.events, records).prefix(count) {
            try builder.add(event, record: record.rawSpan)
        }
        let size = try Checkpoint(covering.text).head.size
        head = try builder.finish(
            checkpoint: (
                covering, MerkleTree(log).consistencyProof(from: UInt64(count), to: size)
            ))
        self.files = files.bytes
    }

    private final class Files {
        var bytes: [String: [UInt8]] = [:]
        func append(_ file: String, _ added: [UInt8]) { bytes[file, default: []] += added }
    }

    func text(_ file: String) -> String { String(decoding: files[file] ?? [], as: UTF8.self) }

    /// The rows of a table, each by the names of its columns.
    func rows(_ file: String) throws -> [[String: String]] {
        let lines = try CSV.rows(text(file))
        guard let names = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }
}

/// RFC 4180, read strictly and apart from the reader of the product.
enum CSV {
    struct Problem: Error {
        let line: Int
    }

    static func rows(_ text: String) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var previousWasQuote = false
        for scalar in text.unicodeScalars {
            if isQuoted, !previousWasQuote {
                if scalar == "\"" {
                    previousWasQuote = true
                } else {
                    cell.unicodeScalars.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"" where previousWasQuote:
                cell.append("\"")
                previousWasQuote = false
            case "\"" where cell.isEmpty: isQuoted = true
            case ",", "\n":
                row.append(cell)
                cell = ""
                (isQuoted, previousWasQuote) = (false, false)
                if scalar == "\n" {
                    rows.append(row)
                    row = []
                }
            case _:
                guard !previousWasQuote else { throw Problem(line: rows.count + 1) }
                cell.unicodeScalars.append(scalar)
            }
        }
        guard row.isEmpty, cell.isEmpty, !isQuoted else { throw Problem(line: rows.count + 1) }
        return rows
    }
}
