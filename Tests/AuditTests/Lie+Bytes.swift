import Audit
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Transparency

/// Lies about records, tree and indexes: what `verify` finds.
extension Lie {
    static let aboutRecords: [Lie] = [
        .changing("a record cannot be read", finds: .logUnreadable, at: 20) {
            $0.unreadablePosition = 20
        },
        .changing("a record is cut short", finds: .recordInvalid, at: 20) {
            $0.records[20].bytes.removeLast()
        },
        .changing("a record is empty", finds: .recordInvalid, at: 37) {
            $0.records[37].bytes = []
        },
        .writing("a record of no known type", finds: .recordInvalid, at: 5) { $0[5][2] = 0xFF },
        .writing("two records are swapped", finds: .positionWrong, at: 18) { $0.swapAt(18, 19) },
        .writing("a record is doubled", finds: .positionWrong, at: 19) {
            $0.insert($0[18], at: 19)
        },
        .writing("a record is dropped, and the rest moves up", finds: .positionWrong, at: 18) {
            $0.remove(at: 18)
        },
        .changing("a record is dropped from its place", finds: .recordMissing, at: 18) {
            $0.records.remove(at: 18)
        },
        Lie("an event is recorded before the one before it", finds: .timeReversed, at: 33) {
            try $0.rewriting(33) { event in
                event.changing {
                    $0.recordedAt = RecordedTime(
                        microseconds: $0.recordedAt.microseconds - 100 * 86_400_000_000)
                }
            }
        },
    ]

    static let aboutTheTree: [Lie] = [
        Lie("a closing pins another root", finds: .pinnedRootWrong, at: 56) { _ in
            try SmallLedger.log(then: [SmallLedger.closing]).rewriting(56) { event in
                try event.changing(
                    act: event.fact(2, being: .bytes(Array(repeating: 7, count: 32))))
            }
        },
        Lie("a closing pins a tree that is not there", finds: .pinnedRootWrong, at: 56) { _ in
            try SmallLedger.log(then: [SmallLedger.closing]).rewriting(56) { event in
                try event.changing(act: event.fact(1, being: .unsigned(1 << 40)))
            }
        },
        .changing("a record is changed under its tree", finds: .headWrong) {
            $0.records[18].bytes[20] ^= 1
        },
        .changing("the tail is cut off", finds: .headWrong) { $0.records.removeLast(2) },
        .changing("the tail is cut off with its head", finds: .headMissing) {
            $0.records.removeLast(2)
            $0.heads.removeLast()
        },
        .changing("an edge has another hash", finds: .headWrong) {
            $0.heads[1].range = CompactRange(size: 16, edge: [.emptyTree])
        },
        .changing("an edge cannot be read", finds: .headWrong) { $0.heads[6].range = nil },
        .changing("the newest head is gone", finds: .headMissing) { $0.heads.removeLast() },
        .changing("a head has no checkpoint", finds: .checkpointInvalid) { $0.heads[2].note = nil },
        .changing("a checkpoint of another size", finds: .checkpointInvalid) {
            $0.heads[3].note = $0.heads[2].note
        },
        .changing("a checkpoint with a line more", finds: .checkpointInvalid) { log in
            let head = log.treeHead()
            let body = Checkpoint(origin: "ledger.example", head: head, extensions: ["more"])
            log.heads[6].note = try SmallLedger.signer().sign(body.text)
        },
        .changing("a checkpoint that is none", finds: .checkpointInvalid) {
            $0.heads[6].note = try SmallLedger.signer().sign("a note\n")
        },
        .changing("a signature by another key", finds: .signatureInvalid) {
            $0.heads[6].note = try SmallLedger.signer(seed: 8).checkpoint($0.treeHead())
        },
        .changing("a signature of another text", finds: .signatureInvalid) { log in
            guard let note = log.newestNote, let other = log.heads[3].note else { return }
            log.heads[6].note = SignedNote(text: note.text, signatures: other.signatures)
        },
        Lie(
            "another ledger in place of this one", finds: .signatureInvalid,
            verifier: try? SmallLedger.signer().verifier
        ) { _ in
            try LyingLog(
                SmallLedger.history(signedWith: 8).records(), signer: SmallLedger.signer(seed: 8))
        },
        Lie("a later event names the key that signs", finds: .signatureInvalid) { log in
            let log = try log.rewriting(37) { event in
                event.changing(act: try SmallLedger.history(signedWith: 8).events[0].act)
            }
            let records = log.records.map(\.bytes)
            return try LyingLog(
                records, signer: SmallLedger.signer(seed: 8), headEvery: .max)
        },
        .changing("a head of another log, by the same key", finds: .checkpointInvalid) { log in
            let head = log.heads[2].range?.head ?? .empty
            log.heads[2].note = try SmallLedger.signer(named: "other.example").checkpoint(head)
        },
        .changing("a tile too many", finds: .tileWrong) { $0.tiles.append((1, 0, [])) },
        .changing("an older head too many", finds: .headWrong) {
            $0.heads.append(($0.heads[0].size + 100, $0.heads[0].range, $0.heads[0].note))
        },
    ]

    static let aboutIndexes: [Lie] = [
        .changing("a command is not in its index", finds: .commandIndexWrong, at: 16) {
            $0.commands[2]?.removeAll { $0.1.rawValue == 20 }
        },
        .changing("a command's entry leads elsewhere", finds: .commandIndexWrong, at: 16) {
            $0.commands[2]?[0].1 = LogPosition(17)
        },
        .changing("an entry of another command", finds: .commandIndexWrong, at: 16) {
            $0.commands[2]?[0].0 = CommandID(high: 0, low: 0)
        },
        .changing("an entry too many", finds: .commandIndexWrong, at: 8) {
            $0.commands[1]?.append((CommandID(high: .max, low: .max), LogPosition(15)))
        },
        .changing("entries out of order", finds: .commandIndexWrong, at: 16) {
            $0.commands[2]?.reverse()
        },
        .changing("a segment is missing", finds: .commandIndexWrong, at: 24) {
            $0.commands[3] = nil
        },
        .changing("a segment is missing", finds: .indexCountWrong) { $0.streams[3] = nil },
        Lie("two commands have one id", finds: .commandRepeated, at: 25) { log in
            let id = log.id(at: 18)
            return try log.rewriting(25) { $0.changing { $0.commandID = id } }
        },
        Lie("two commands have one id, and the index is lost", finds: .commandRepeated, at: 25) {
            log in
            let id = log.id(at: 18)
            var log = try log.rewriting(25) { $0.changing { $0.commandID = id } }
            log.commands = [:]
            return log
        },
        .changing("a segment of the open end", finds: .indexCountWrong) { $0.commands[6] = [] },
        .changing("an event is not in its stream's index", finds: .streamIndexWrong, at: 16) {
            $0.streams[2]?.removeLast()
        },
        .changing("a stream's entry leads elsewhere", finds: .streamIndexWrong, at: 16) {
            $0.streams[2]?[1].1 = LogPosition(20)
        },
        .changing("a segment of the open end", finds: .indexCountWrong) { $0.streams[6] = [] },
        Lie("an event is left out of its stream's count", finds: .streamVersionWrong, at: 19) {
            log in
            try log.rewriting(19) { $0.changing { $0.streamVersion = $0.streamVersion.next } }
        },
        .changing("the rows of the indexes are damaged", finds: .commandIndexWrong, at: 0) {
            $0.hasDamagedIndexes = true
        },
        .changing("the rows of the indexes are damaged", finds: .streamIndexWrong, at: 24) {
            $0.hasDamagedIndexes = true
        },
    ]

    static let aboutThePast: [Lie] = [
        Lie("a checkpoint of a fork", finds: .notAPrefix, older: { try [fork(seed: 7)] }) { $0 },
        Lie(
            "a checkpoint of a fork, and the honest one of its size", finds: .notAPrefix,
            older: { try [fork(seed: 7), honest()] }, tell: { $0 }),
        Lie(
            "the honest checkpoint, and one of a fork of its size", finds: .notAPrefix,
            older: { try [honest(), fork(seed: 7)] }, tell: { $0 }),
        Lie(
            "a checkpoint of a longer log", finds: .notAPrefix,
            older: {
                let more = TestCommand(
                    "party.rename", "party/bank", on: "2024-10-04", [("name", "after")])
                return try [SmallLedger.log(then: [more]).newestNote].compactMap { $0 }
            }, tell: { $0 }),
        Lie(
            "an older checkpoint that is none", finds: .checkpointInvalid,
            older: { try [SmallLedger.signer().sign("a note\n")] }, tell: { $0 }),
        Lie(
            "an older checkpoint of another log, by the same key", finds: .checkpointInvalid,
            older: ofAnotherLog, tell: { $0 }),
        Lie(
            "an older checkpoint of another log, by the key that is known",
            finds: .checkpointInvalid, verifier: try? SmallLedger.signer().verifier,
            older: ofAnotherLog, tell: { $0 }),
        Lie(
            "an older checkpoint by another key, the ledger's being known",
            finds: .signatureInvalid, verifier: try? SmallLedger.signer().verifier,
            older: { try [honest(seed: 8)] }, tell: { $0 }),
        Lie(
            "an older checkpoint by another key than the ledger's own",
            finds: .signatureInvalid, older: { try [honest(seed: 8)] }, tell: { $0 }),
    ]

    private static let ofAnotherLog: @Sendable () throws -> [SignedNote] = {
        let head = try SmallLedger.log().heads[2].range?.head ?? .empty
        return [try SmallLedger.signer().sign(Checkpoint(origin: "other", head: head).text)]
    }

    private static func honest(seed: UInt8 = 7) throws -> SignedNote {
        let head = try SmallLedger.log().heads[2].range?.head ?? .empty
        return try SmallLedger.signer(seed: seed).checkpoint(head)
    }

    /// A checkpoint of the same size over other events.
    private static func fork(seed: UInt8) throws -> SignedNote {
        var records = try SmallLedger.history().records()
        records.swapAt(18, 19)
        let log = try LyingLog(records, signer: SmallLedger.signer(seed: seed))
        return try SmallLedger.signer(seed: seed).checkpoint(log.heads[2].range?.head ?? .empty)
    }
}

extension LyingLog {
    func id(at position: Int) -> CommandID {
        let record = records[position].bytes
        guard let entry = try? RecordIndexEntry(record.rawSpan) else {
            preconditionFailure("the small ledger has \(position)")
        }
        return entry.commandID
    }
}
