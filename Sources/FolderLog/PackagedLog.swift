import Bytes
import Cryptography
public import EventSourcing
public import Transparency

/// The records of a regulator's package, as `daicho snapshot` writes it. Nothing in the folder is
/// believed, and nothing is written.
public final class PackagedLog: Sendable {
    let files: FolderFiles
    /// The first signed checkpoint that covers the records, with the proof that its tree begins
    /// with theirs; `nil` if one of the two is not there or cannot be read.
    public let covering: (note: SignedNote, proof: ConsistencyProof)?
    /// Where every 256th record begins in the file of the records.
    private let starts: [Int]
    /// How many whole records there are.
    public let recordCount: UInt64
    /// How many bytes they have, with their lengths.
    let recordByteCount: Int
    /// Bytes behind the last whole record.
    let restByteCount: Int

    /// What is wrong with the checkpoint or the proof; `nil` if both can be read, or neither is
    /// there.
    let checkpointProblem: FileProblem?
    static let recordsFile = "records"
    static let (checkpointFile, proofFile) = ("checkpoint", "checkpoint-consistency")
    private static let stride = 256
    /// More than any checkpoint's proof has.
    private static let proofLimit = 1 << 16

    /// A package without its file of records has none.
    public init(folder: String) {
        files = FolderFiles(folder)
        if let file = PlainFile(path: files.path(Self.recordsFile)),
            let byteCount = file.byteCount
        {
            (starts, recordCount, recordByteCount) = Self.index(file, byteCount)
            restByteCount = byteCount - recordByteCount
        } else {
            (starts, recordCount, recordByteCount, restByteCount) = ([], 0, 0, 0)
        }
        do {
            covering = try Self.covering(in: files, of: recordCount)
            checkpointProblem = nil
        } catch {
            covering = nil
            checkpointProblem = error
        }
    }

    /// Shorter ones are no records. Of garbage every two bytes could be one: behind so many nothing
    /// is read any more.
    private static let (shortest, mostShort) = (96, 1_000)

    /// Goes once through the lengths of all records.
    private static func index(_ file: borrowing PlainFile, _ byteCount: Int)
        -> ([Int], UInt64, Int)
    {
        var starts: [Int] = []
        var count: UInt64 = 0
        var (place, shortCount) = (0, 0)
        while place < byteCount, shortCount <= mostShort {
            // About what one who reads asks for: also where a record takes two bytes, no more of
            // them are looked for again and again than are used.
            let bundle = EntryBundle(
                file.bytes(from: place, upTo: 1 << 18), upTo: 4 * Self.stride)
            guard !bundle.places.isEmpty else { break }
            for range in bundle.places {
                if count % UInt64(stride) == 0 { starts.append(place + range.lowerBound - 2) }
                count += 1
                if range.count < shortest { shortCount += 1 }
            }
            place += bundle.end
        }
        return (starts, count, place)
    }

    private static func covering(in files: FolderFiles, of count: UInt64) throws(FileProblem)
        -> (note: SignedNote, proof: ConsistencyProof)?
    {
        guard files.paths.contains(checkpointFile) else { return nil }
        let note: SignedNote
        let head: TreeHead
        do {
            note = try SignedNote(
                parsing: files.bytes(checkpointFile, upTo: SignedNote.maximumBytes) ?? [])
            head = try Checkpoint(note.text).head
        } catch {
            throw FileProblem(
                .checkpoint, checkpointFile, expected: "a signed checkpoint", found: "\(error)")
        }
        guard files.paths.contains(proofFile) else {
            throw FileProblem(
                .missing, proofFile, expected: "the proof beside the checkpoint", found: "no file")
        }
        guard let path = files.bytes(proofFile, upTo: proofLimit).flatMap(path) else {
            throw FileProblem(
                .checkpoint, proofFile, expected: "a proof of consistency", found: "another text")
        }
        return (note, ConsistencyProof(oldSize: count, size: head.size, path: path))
    }

    /// The hashes of a proof, one in each line; `nil` of any other text.
    private static func path(_ bytes: [UInt8]) -> [MerkleHash]? {
        guard let text = String(validating: bytes, as: UTF8.self),
            text.isEmpty || text.utf8.last == 10
        else { return nil }
        var path: [MerkleHash] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            guard let hash = Base64.decode(line).flatMap(MerkleHash.init(bytes:)) else {
                return nil
            }
            path.append(hash)
        }
        return path
    }

    /// Each record from `start` on, in order, until `body` answers `false`.
    public func forEachRecord(
        from start: LogPosition, _ body: (LogPosition, RawSpan) throws -> Bool
    ) throws {
        guard start.rawValue < recordCount,
            let file = PlainFile(path: files.path(Self.recordsFile))
        else { return }
        var position = start.rawValue / UInt64(Self.stride) * UInt64(Self.stride)
        var place = starts[Int(position) / Self.stride]
        while position < recordCount {
            // About what one who reads asks for: also where a record takes two bytes, no more of
            // them are looked for again and again than are used.
            let bundle = EntryBundle(
                file.bytes(from: place, upTo: 1 << 18), upTo: 4 * Self.stride)
            guard !bundle.places.isEmpty else {
                throw LogFailure.broken("\(Self.recordsFile): changes while it is read")
            }
            for range in bundle.places where position < recordCount {
                defer { position += 1 }
                guard position >= start.rawValue else { continue }
                let record = bundle.bytes.rawSpan.extracting(range)
                guard try body(LogPosition(position), record) else { return }
            }
            place += bundle.end
        }
    }

    /// A package stores no tiles, which follow from the records.
    public func forEachTile(_ body: (UInt64, UInt64, [UInt8]) throws -> Void) {}

    public static var hasTiles: Bool { false }
}
