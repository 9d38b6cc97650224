import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import FolderLog
import Foundation
import LMDBEventLog
import ReadModels
import TestSupport
import Testing
import Transparency

/// What a witness who replays signs, and what he refuses.
@Suite struct CosignatureTests {
    private let folder: TemporaryDirectory
    private var ledger: String { folder.file("ledger") }
    private var key: String { folder.file("witness.key") }
    private var state: String { folder.file("witness.state") }
    private var signed: String { folder.file("signed") }

    init() throws {
        folder = try TemporaryDirectory()
        try Data((Self.witness().encoded + "\n").utf8).write(to: URL(filePath: key))
    }

    private static func witness(_ seed: UInt8 = 5) throws -> WitnessSigner {
        try WitnessSigner(name: "auditor.example", seed: Array(repeating: seed, count: 32))
    }

    private static let rename = TestCommand(
        "party.rename", "party/bank", on: "2024-10-04", [("name", "renamed")])
    private static let otherName = TestCommand(
        "party.rename", "party/bank", on: "2024-10-04", [("name", "another")])

    /// A ledger of these records, in place of the one that was there.
    private func write(_ records: [[UInt8]]) throws {
        try? FileManager.default.removeItem(atPath: ledger)
        try FileManager.default.createDirectory(
            atPath: ledger, withIntermediateDirectories: true)
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(
            path: ledger + "/log.mdb", creating: true, mapSizeBytes: 1 << 26
        ) { try signer.checkpoint($0) }
        _ = try log.append(Batch(first: .start, records: records), if: .none)
    }

    private func cosign(_ more: String...) throws -> (status: Int32, text: String) {
        let words = more.map { " \($0)" }.joined()
        return try ReplayTool.shell(
            #""$0" cosign "$1" --key "$2" --state "$3" -o "$4""# + words, ledger, key, state, signed
        )
    }

    private func signedFile() throws -> Cosignature {
        try Cosignature(parsing: Array(Data(contentsOf: URL(filePath: signed))))
    }

    private func keep(_ cosignature: Cosignature) throws {
        try PublishedFolder.put(
            Array(cosignature.encoded.utf8), ledger + "/cosignatures/" + cosignature.fileName)
    }

    @Test func `a sound ledger is signed, as it is and as it grows`() throws {
        try write(SmallLedger.history().records())
        #expect(try cosign().status == 2, "without a state the first signature is asked for")
        #expect(try cosign("--begin").status == 0)
        let first = try signedFile()
        #expect(first.state.head.size == 54)
        let view = try SmallLedger.view()
        let record = try #require(view.stateRecord(on: first.state.day))
        #expect(first.state.record.accounts == record.accounts)
        #expect(first.state.record.projections == record.projections)
        try write(SmallLedger.history(then: [Self.rename]).records())
        #expect(try cosign("--begin").status == 2, "a state there is must not be passed over")
        let grown = try cosign()
        #expect(grown.status == 0, "\(grown.text)")
        #expect(try signedFile().state.head.size == 55)
    }

    @Test func `a ledger that was put back, and one that went on otherwise, are refused`() throws {
        try write(SmallLedger.history(then: [Self.rename]).records())
        #expect(try cosign("--begin").status == 0)
        try FileManager.default.removeItem(atPath: signed)
        for records in [
            try SmallLedger.history().records(),
            try SmallLedger.history(then: [Self.otherName]).records(),
            try SmallLedger.history(then: [Self.otherName, Self.rename]).records(),
        ] {
            try write(records)
            let refused = try cosign()
            #expect(refused.status == 1, "\(refused.text)")
            #expect(refused.text.contains("[not-a-prefix]"), "\(refused.text)")
            #expect(refused.text.contains("nothing was signed"))
            #expect(!FileManager.default.fileExists(atPath: signed))
        }
        try write(SmallLedger.history(then: [Self.rename]).records())
        #expect(try cosign().status == 0)
    }

    @Test func `a wrong balance under a right tree is refused`() throws {
        let history = try SmallLedger.history()
        var records = try history.records()
        let place = try #require(history.events.lastIndex { !$0.postings.isEmpty })
        let event = history.events[place]
        records[place] = try RecordEncoder.encode(
            event.changing(
                postings: event.postings.map {
                    RecordedPosting(account: $0.account, signedAmount: 2 * $0.signedAmount)
                }))
        try write(records)
        let refused = try cosign("--begin")
        #expect(refused.status == 1 && refused.text.contains("[entry-differs]"), "\(refused.text)")
        #expect(!FileManager.default.fileExists(atPath: state))
        #expect(try ReplayTool.run("verify", ledger).status == 0, "a plain witness would sign")
    }

    @Test func `what lies beside a ledger is compared with it`() throws {
        try write(SmallLedger.history().records())
        #expect(try cosign("--begin").status == 0)
        let sound = try signedFile()
        try keep(sound)
        let audit = try ReplayTool.run("replay", ledger)
        #expect(audit.status == 0 && audit.text.contains("cosigned     auditor.example up to 54"))
        // Of a history that this ledger never had.
        try write(SmallLedger.history(then: [Self.rename]).records())
        #expect(try cosign().status == 0)
        let later = try signedFile()
        try write(SmallLedger.history().records())
        try keep(later)
        let fork = try ReplayTool.run("replay", ledger)
        #expect(fork.status == 1 && fork.text.contains("[not-a-prefix]"), "\(fork.text)")
        // Damaged, or of another name.
        var bytes = Array(sound.encoded.utf8)
        bytes[300] ^= 1
        for (name, bytes) in [(sound.fileName, bytes), ("54-00000000", Array(sound.encoded.utf8))] {
            try FileManager.default.removeItem(atPath: ledger + "/cosignatures")
            try PublishedFolder.put(bytes, ledger + "/cosignatures/" + name)
            let damaged = try ReplayTool.run("verify", ledger)
            #expect(damaged.text.contains("[cosignature-invalid]"), "\(damaged.text)")
        }
    }

    @Test func `a state that does not follow from the history is found`() throws {
        try write(SmallLedger.history().records())
        let signer = try Self.witness()
        let log = try SmallLedger.log()
        let note = try #require(log.newestNote)
        // A witness who says what he has not seen.
        let view = try SmallLedger.view(then: [Self.rename])
        let head = try Checkpoint(note.text).head
        let honest = try #require(
            StateNote(
                of: SmallLedger.view(), at: head, origin: "ledger.example", by: signer.verifier))
        let wrong = try #require(view.stateRecord(on: honest.day))
        let digests = try #require(wrong.projections.first { $0.name.text == "obligations" })
        let other = String(digests.digest.hexadecimal.reversed())
        let text = honest.text.replacing(digests.digest.hexadecimal, with: other)
        try keep(
            Cosignature(checkpoint: signer.cosign(note, at: 1), state: signer.sign(text)))
        let audit = try ReplayTool.run("replay", ledger)
        #expect(audit.status == 1 && audit.text.contains("[cosigned-state-wrong]"), "\(audit.text)")
    }

    @Test func `a policy that is not met is a finding, one that is met is not`() throws {
        try write(SmallLedger.history().records())
        #expect(try cosign("--begin").status == 0)
        let file = folder.file("policy")
        let own = try Self.witness().verifier.encoded
        let log = try SmallLedger.signer().verifier.encoded
        func audit(_ lines: String...) throws -> (status: Int32, text: String) {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
            return try ReplayTool.run("verify", ledger, "--policy", file)
        }
        let unmet = try audit("log \(log)", "witness W \(own)", "quorum W")
        #expect(unmet.status == 1 && unmet.text.contains("[quorum-missing]"), "\(unmet.text)")
        try keep(signedFile())
        let met = try audit("log \(log)", "witness W \(own)", "quorum W")
        #expect(met.status == 0 && !met.text.contains("whose key"), "\(met.text)")
        let stranger = try Self.witness(6).verifier.encoded
        #expect(try audit("witness W \(stranger)", "quorum W").status == 1)
        let otherLog = try SmallLedger.signer(seed: 8).verifier.encoded
        let foreign = try audit("log \(otherLog)", "quorum none")
        #expect(foreign.status == 1 && foreign.text.contains("[signature-invalid]"))
        #expect(try audit("quorum").status == 2)
    }

    @Test func `a cosignature has one spelling and covers every byte`() throws {
        try write(SmallLedger.history().records())
        #expect(try cosign("--begin").status == 0)
        let bytes = try Array(Data(contentsOf: URL(filePath: signed)))
        let log = try SmallLedger.signer().verifier
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 7)
            // The log's own signature is the business of who has its key.
            let parsed = try? Cosignature(parsing: changed)
            #expect(parsed.map { log.verifies($0.checkpoint) } != true, "byte \(place)")
        }
        for count in stride(from: 0, to: bytes.count, by: 41) {
            #expect(throws: StatementFault.self) {
                try Cosignature(parsing: Array(bytes[..<count]))
            }
        }
        #expect(throws: StatementFault.self) { try Cosignature(parsing: bytes + [10]) }
    }
}

extension SmallLedger {
    static func view(then more: [TestCommand] = []) throws -> LedgerView {
        var view = LedgerView()
        for event in try history(then: more).events { try view.apply(event) }
        return view
    }
}
