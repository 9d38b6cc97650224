import Bytes
import Cryptography
import EventSourcing
import Foundation
import MemoryEventLog
import ReadModels
import TestSupport
import Testing
import Transparency

@testable import LedgerEngine

/// A state image shortens the way to the same state, or is passed over.
@Suite struct StateImageTests {
    private let folder: TemporaryDirectory
    private let opened: OpenedLedger<MemoryEventLog>

    init() throws {
        folder = try TemporaryDirectory()
        opened = try OpenedLedger(MemoryEventLog(sign: SampleKey.sign))
        for number in 0..<20 { try register(number) }
    }

    private var log: MemoryEventLog { opened.log }
    /// The indexes of movements and postings have tests of their own.
    private var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
            .filter { !$0.hasSuffix("s.state") }
    }

    private func register(_ number: Int) throws {
        try #require(opened.submit(registration("P-\(number)"))[0].isDone)
    }

    private func images(every interval: UInt64 = 1) -> StateImages {
        StateImages(in: folder.path, signedBy: SampleKey.signer, every: interval)
    }

    private var folded: ViewFold {
        get throws {
            var fold = ViewFold()
            try fold.catchUp(with: log, to: log.next())
            return fold
        }
    }

    /// How many events the image in use holds; the state that it leads to is the log's in any case.
    private func imaged(_ images: StateImages, sourceLocation: SourceLocation = #_sourceLocation)
        throws -> UInt64
    {
        let now = AsOf(known: log.next(), day: nil)
        let found = images.newestFold(of: log, asOf: now)
        // A reader's own: what is asked here leaves nothing behind.
        let view = try StateImages(in: folder.path, signedBy: SampleKey.verifier)
            .view(of: log, asOf: now)
        #expect(try view == folded.view, sourceLocation: sourceLocation)
        return found?.view.progress.rawValue ?? 0
    }

    private func change(_ name: String, _ body: (inout [UInt8]) -> Void) throws {
        let url = URL(filePath: folder.file(name))
        var bytes = Array(try Data(contentsOf: url))
        body(&bytes)
        try Data(bytes).write(to: url)
    }

    @Test func `an engine that opens a ledger keeps its state, and the next one begins there`()
        throws
    {
        try Ledger(log, clock: opened.clock, images: images()).close()
        #expect(files == ["\(log.next()).state"])
        #expect(try imaged(images()) == log.next().rawValue)
        try register(100)
        let ledger = try Ledger(log, clock: opened.clock, images: images(every: 1000))
        let outcome = ledger.submit(
            Submission(
                [try registration("Q"), try registration("P-100", number: 3)],
                as: StreamName(parsing: "actor/clerk")))
        #expect(outcome[0].isDone && !outcome[1].isDone)
        ledger.close()
        #expect(files.count == 1, "there was too little to write another")
        #expect(try imaged(images()) < log.next().rawValue)
        var dryRun = try DryRun(log, clock: ManualClock(), images: images())
        #expect(try dryRun.ledger == folded.view.ledger)
        #expect(throws: DryRun.Refusal.self) {
            try dryRun.perform(registration("Q", number: 4), as: StreamName(parsing: "actor/clerk"))
        }
    }

    @Test func `the last two are kept and few behind them, also when the engine is closed`() throws
    {
        for number in 100..<112 {
            let ledger = try Ledger(log, clock: opened.clock, images: images())
            let done = ledger.submit(
                Submission(
                    [try registration("P-\(number)")], as: StreamName(parsing: "actor/clerk")))
            #expect(done[0].isDone)
            ledger.close()
        }
        let last = log.next().rawValue
        #expect(Set(["\(last - 1).state", "\(last).state"]).isSubset(of: files))
        #expect((4...6).contains(files.count), "\(files)")
    }

    @Test func `the view of an open ledger leaves the image that closing would, and only once`()
        throws
    {
        let ledger = try Ledger(log, clock: opened.clock, images: images(every: 10))
        for number in 20..<32 { try register(number) }
        var folded = 0
        let view = try ledger.view { _ in folded += 1 }
        #expect(try view == self.folded.view)
        #expect(folded == 12)
        #expect(try imaged(images(every: 10)) == log.next().rawValue)
        let kept = files
        ledger.close()
        #expect(files == kept)
        #expect(try ledger.view { _ in folded += 1 } == view)
        #expect(folded == 12)
    }

    @Test func `of an earlier position an image that is not newer is used`() throws {
        try Ledger(log, clock: opened.clock, images: images()).close()
        let size = log.next().rawValue
        try register(100)
        for end in [size - 1, size, size + 1] {
            let view = try images().view(
                of: log, asOf: AsOf(known: LogPosition(end), day: nil))
            #expect(view.progress.rawValue == end)
            var fold = ViewFold()
            try fold.catchUp(with: log, to: LogPosition(end))
            #expect(view == fold.view)
        }
    }

    @Test func `an image is written anew after many events, or a fiftieth of very many`() {
        let images = images(every: 100)
        #expect(!images.isDue(at: LogPosition(99), since: .start))
        #expect(images.isDue(at: LogPosition(100), since: .start))
        #expect(!images.isDue(at: LogPosition(1_000_100), since: LogPosition(1_000_000)))
        #expect(images.isDue(at: LogPosition(1_020_500), since: LogPosition(1_000_000)))
        let reader = StateImages(in: folder.path, signedBy: SampleKey.verifier)
        #expect(!reader.isDue(at: LogPosition(1 << 40), since: .start), "it has no key")
    }

    @Test func `no flipped bit and no missing byte is taken`() throws {
        try Ledger(log, clock: opened.clock, images: images()).close()
        let name = "\(log.next()).state"
        let count = try Data(contentsOf: URL(filePath: folder.file(name))).count
        for place in stride(from: 0, to: count, by: 7) {
            try change(name) { $0[place] ^= 1 << UInt8(place % 8) }
            #expect(try imaged(images()) == 0, "byte \(place)")
            try change(name) { $0[place] ^= 1 << UInt8(place % 8) }
        }
        #expect(try imaged(images()) > 0)
        for rest in [0, 3, 4, 100, count - 1] {
            let whole = try Data(contentsOf: URL(filePath: folder.file(name)))
            try change(name) { $0.removeLast($0.count - rest) }
            #expect(try imaged(images()) == 0)
            try whole.write(to: URL(filePath: folder.file(name)))
        }
        try change(name) { $0.replaceSubrange(0..<4, with: [255, 255, 255, 255]) }
        #expect(try imaged(images()) == 0)
    }

    @Test func `an image by another key is not taken, and an older good one is`() throws {
        try Ledger(log, clock: opened.clock, images: images()).close()
        let good = log.next().rawValue
        try register(100)
        let stranger = try NoteSigner(name: "test", seed: Array(repeating: 8, count: 32))
        try Ledger(
            log, clock: opened.clock,
            images: StateImages(in: folder.path, signedBy: stranger, every: 1)
        ).close()
        #expect(files.contains("\(log.next()).state"))
        // The stranger's engine did not take the good one, and kept it as the one before.
        #expect(try imaged(images()) == good)
    }

    @Test func `the image of another log of the same key is not taken`() throws {
        let other = try OpenedLedger(MemoryEventLog(sign: SampleKey.sign))
        for number in 0..<20 { _ = other.submit(try registration("Other-\(number)")) }
        #expect(other.log.next() == log.next())
        try Ledger(other.log, clock: other.clock, images: images()).close()
        #expect(files.count == 1)
        #expect(try imaged(images()) == 0)
    }

    @Test func `a signed checkpoint is no image, and an image's note is no checkpoint`() throws {
        let root = try MerkleTree(log).root(size: log.next().rawValue)
        let head = TreeHead(size: log.next().rawValue, root: root)
        let bytes = try StateImage.bytes(of: folded, at: head, signedBy: SampleKey.signer)
        let count = Int(bytes.rawSpan.littleEndian(at: 0, as: UInt32.self))
        let note = try SignedNote(parsing: Array(bytes[4..<(4 + count)]))
        #expect(SampleKey.verifier.verifies(note))
        #expect(throws: FormatError.self) { try Checkpoint(note.text) }
        let checkpoint = try #require(log.checkpoint())
        let forged = Array(checkpoint.encoded.utf8)
        try Data([UInt8(forged.count & 255), UInt8(forged.count >> 8), 0, 0] + forged)
            .write(to: URL(filePath: folder.file("\(head.size).state")))
        #expect(try imaged(images()) == 0)
    }

    @Test func `what is no image is left alone, and nothing has to be writable`() throws {
        let strange = ["notes.txt", "7.state.bak", "07.state", "x.state"]
        for name in strange { try Data([1]).write(to: URL(filePath: folder.file(name))) }
        try FileManager.default.createDirectory(
            atPath: folder.file("1.state"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("2.state"), withDestinationPath: folder.file("notes.txt"))
        try Ledger(log, clock: opened.clock, images: images()).close()
        #expect(Set(strange).isSubset(of: files))
        #expect(try imaged(images()) == log.next().rawValue)
        let nowhere = StateImages(
            in: folder.file("notes.txt") + "/state", signedBy: SampleKey.signer, every: 1)
        try Ledger(log, clock: opened.clock, images: nowhere).close()
        #expect(try imaged(nowhere) == 0)
    }
}
