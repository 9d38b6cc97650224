import Audit
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import Transparency

/// A damaged file never ends the process: either the walk through its pages finds the damage, or
/// the log can be read to its end. What is verified is what was recorded.
///
/// The input is edits to a ledger's file: the first byte chooses the file; then follow page, offset
/// (two little-endian bytes each), a count, and as many bytes to put there. A count of zero ends
/// the file at that place.
public enum PageOracle {
    private struct Image {
        let bytes: [UInt8]
        let records: [[UInt8]]

        init(_ name: String) {
            guard let bytes = try? Fixture.image(name), let records = try? Fixture.records(of: name)
            else { preconditionFailure("the image of \(name) cannot be read") }
            self.bytes = bytes
            self.records = records
        }
    }

    private static let images = [Image("genesis"), Image("sample")]

    static func check(_ bytes: [UInt8]) throws {
        try withEdited(bytes) { path, records in try check(path, records) }
    }

    /// Runs `body` on the file that the input makes, and what was recorded in it before.
    static func withEdited(_ bytes: [UInt8], _ body: (String, [[UInt8]]) throws -> Void) throws {
        var input = ByteSource(bytes)
        let image = images[Int(input.byte()) % images.count]
        try ScratchFile.with(edited(image.bytes, &input)) { try body($0, image.records) }
    }

    /// Whether an image's own key has signed the note.
    static func isSigned(_ note: SignedNote) -> Bool {
        images.contains { image in
            guard let record = image.records.first,
                let opening = (try? RecordDecoder.decode(record.rawSpan))?.act as? LedgerOpened
            else { return false }
            let key = Ed25519PublicKey(bytes: opening.signerKey.bytes)
            let origin = (try? Checkpoint(note.text))?.origin
            return key.flatMap { key in
                origin.flatMap { NoteVerifier(name: $0, publicKey: key) }
            }?.verifies(note) ?? false
        }
    }

    private static func edited(_ image: [UInt8], _ input: inout ByteSource) -> [UInt8] {
        var file = image
        while !input.isAtEnd {
            let page = (Int(input.byte()) | Int(input.byte()) << 8) % 64
            let offset = (Int(input.byte()) | Int(input.byte()) << 8) % 4096
            let place = page * 4096 + offset
            let bytes = input.bytes(Int(input.byte() % 64))
            guard place < file.count else { continue }
            if bytes.isEmpty { file.removeLast(file.count - place) }
            for (index, byte) in zip(place..<file.count, bytes) { file[index] = byte }
        }
        return file
    }

    /// That the images themselves are sound, in the format of today: edits of a file that nobody
    /// would verify anyway prove nothing.
    public static func checkImages() throws {
        for image in images {
            try ScratchFile.with(image.bytes) { path in
                let result = try check(path, image.records)
                try hold(result == .verified, "an image verifies: \(String(describing: result))")
            }
        }
    }

    /// Does what the auditor's tool does; answers with what it would say, or with nothing if the
    /// pages are damaged.
    @discardableResult
    private static func check(_ path: String, _ records: [[UInt8]]) throws -> AuditResult? {
        guard let inspection = try? LogInspection(of: path), let log = inspection.log else {
            return nil
        }
        var replay = Replay(reading: log.event)
        var verifier = LogVerifier(log, verifier: nil, older: [])
        verifier.run { replay.add($0) }
        replay.finish()
        for finding in verifier.report.findings { _ = finding.description }
        try ReplayOracle.check(replay)
        try read(log)
        guard verifier.report.result == .verified else { return verifier.report.result }
        try hold(replay.findings.isEmpty, "a log that verifies is sound")
        var read: [[UInt8]] = []
        try log.read(from: .start) { _, record in
            read.append(record.copied())
            return true
        }
        // The file may be taken back to an earlier commit: only a later checkpoint shows that.
        try hold(records.starts(with: read), "what is verified is what was recorded")
        return .verified
    }

    /// What the other doors ask of a log; each may fail, but must answer.
    private static func read(_ log: LMDBEventLog) throws {
        _ = try? log.next()
        _ = try? log.treeHead()
        _ = try? log.checkpoint()
        _ = try? log.checkpoint(covering: 2)
        for index: UInt64 in [0, 2, 100] { _ = try? log.receipt(of: index) }
        _ = try? log.version(of: StreamReference(LogPosition(1)))
    }

    static func seeds() -> [[UInt8]] {
        [
            [0], [1], [0, 0, 0, 0, 0, 0], [1, 0, 0, 144, 0, 1, 1], [1, 9, 0, 16, 0, 2, 1, 0],
            [1, 20, 0, 0, 8, 4, 1, 2, 3, 4], [0, 3, 0, 0, 15, 1, 255, 2, 0, 12, 0, 1, 18],
        ]
    }
}
