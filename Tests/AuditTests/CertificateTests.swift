import Audit
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import Foundation
import LMDBEventLog
import EventSourcing
import TestSupport
import Testing
import Transparency

/// One page that is the same everywhere, and another one for another log.
@Suite struct CertificateTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func write(_ records: [[UInt8]]) throws {
        try PublishedFolder.write(records, to: folder.path, signer: SmallLedger.signer())
    }

    private func certificate(_ surroundings: String, _ form: String) throws -> String {
        try ReplayTool.shell("\(surroundings) \"$0\" certificate \"$1\" \(form)", folder.path).text
    }

    @Test(arguments: ["", "--json", "--html"])
    func `every time zone, language and run makes the same bytes`(_ form: String) throws {
        try write(SmallLedger.history().records())
        let first = try certificate("TZ=UTC LC_ALL=C", form)
        #expect(first.utf8.count > 2_000)
        for surroundings in [
            "TZ=Asia/Tokyo LC_ALL=ja_JP.UTF-8", "TZ=America/St_Johns LANG=de_DE LC_ALL=de_DE",
            "TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 COLUMNS=20", "env -i",
            // Hash tables are seeded anew in each process unless this is set.
            "SWIFT_DETERMINISTIC_HASHING=1",
        ] {
            #expect(try certificate(surroundings, form) == first, "\(surroundings)")
        }
    }

    @Test(arguments: ["", "--json", "--html"])
    func `every path to the same log makes the same bytes`(_ form: String) throws {
        try write(SmallLedger.history().records())
        let first = try certificate("", form)
        let away = try TemporaryDirectory()
        let other = away.file("another name 別名")
        try FileManager.default.copyItem(atPath: folder.path, toPath: other)
        for command in [
            #""$0" certificate "\#(other)""#, #"cd "\#(other)" && "$0" certificate ."#,
            #"cd "\#(away.path)" && "$0" certificate "./another name 別名/""#,
            #"ln -s "\#(other)" "\#(away.path)/link" && "$0" certificate "\#(away.path)/link""#,
        ] {
            #expect(
                try ReplayTool.shell("\(command) \(form)", folder.path).text == first, "\(command)")
        }
    }

    @Test func `one changed amount changes it, and says what was found`() throws {
        let history = try SmallLedger.history()
        var records = try history.records()
        try write(records)
        let sound = try certificate("", "")
        #expect(sound.contains("verified") && sound.contains("Findings\n  none\n"))
        let place = try #require(history.events.lastIndex { !$0.postings.isEmpty })
        let event = history.events[place]
        records[place] = try RecordEncoder.encode(
            event.changing(
                postings: event.postings.map {
                    RecordedPosting(account: $0.account, signedAmount: 2 * $0.signedAmount)
                }))
        try FileManager.default.removeItem(atPath: folder.path)
        try write(records)
        let changed = try certificate("", "")
        #expect(changed.contains("failed") && changed.contains("entry-differs"))
        let balance = try #require(sound.firstMatch(of: /trial-balance +([0-9a-f]{64})/)).output.1
        #expect(!changed.contains(balance))
    }

    @Test func `a log of which nothing can be read is certified as incomplete`() throws {
        let outcome = try ReplayTool.run("certificate", folder.path)
        #expect(outcome.status == 2 && outcome.text.contains("incomplete"), "\(outcome.text)")
    }

    // MARK: - What a person reads out, and what a telephone reads

    @Test func `words are proquints`() throws {
        // The examples of the proposal: 127.0.0.1 and 63.84.220.193.
        let bytes: [UInt8] = [127, 0, 0, 1, 63, 84, 220, 193] + Array(repeating: 0, count: 24)
        let root = try #require(MerkleHash(bytes: bytes))
        #expect(
            RootWords.words(of: root) == [
                "lusab", "babad", "gutih", "tugad", "babab", "babab", "babab", "babab",
            ])
    }

    @Test func `a QR code is of its version, whatever it says`() throws {
        for text in ["", "0", "A1", String(repeating: "Z", count: QRCode.capacity)] {
            let code = try #require(QRCode(text))
            #expect(code.modules.count == QRCode.side)
            #expect(code.modules.allSatisfy { $0.count == QRCode.side })
            // The three finders, and the dark module.
            let finder = [true, true, true, true, true, true, true, false]
            #expect(Array(code.modules[0].prefix(8)) == finder)
            #expect(Array(code.modules[0].suffix(7)) == Array(finder.prefix(7)))
            #expect(Array(code.modules[QRCode.side - 1].prefix(8)) == finder)
            #expect(code.modules[QRCode.side - 8][8])
        }
        #expect(QRCode(String(repeating: "Z", count: QRCode.capacity + 1)) == nil)
        #expect(QRCode("lower") == nil && QRCode("é") == nil)
        let largest = "\(UInt64.max)/\(String(repeating: "F", count: 64))"
        #expect(largest.count <= QRCode.capacity && QRCode(largest) != nil)
    }
}
