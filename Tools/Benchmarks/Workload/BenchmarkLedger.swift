import Accounting
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import Transparency

/// A ledger on a fresh file, with the prologue in it.
final class BenchmarkLedger {
    let folder: String
    let log: LMDBEventLog
    let ledger: Ledger<LMDBEventLog>
    /// How many events the prologue made.
    let prologueCount: UInt64

    static let signer = key()
    var path: String { Self.path(in: folder) }

    static func path(in folder: String) -> String { folder + "/log.mdb" }

    /// - Parameter folder: an empty one.
    init(in folder: String, prologue: [CommandDraft]) throws {
        self.folder = folder
        log = try Self.open(folder, creating: true)
        try Self.genesis().append(to: log, clock: SystemClock())
        ledger = try Ledger(log, clock: SystemClock())
        for outcome in ledger.submit(Submission(prologue, as: nil)) { try requireRecorded(outcome) }
        prologueCount = try log.next().rawValue
    }

    static func open(_ folder: String, creating: Bool = false) throws -> LMDBEventLog {
        // Enough for every measure, and little enough for valgrind, which refuses a larger map.
        try LMDBEventLog(
            path: path(in: folder), creating: creating, mapSizeBytes: 1 << 34
        ) { head in
            try signer.sign(Checkpoint(origin: signer.verifier.name, head: head).text)
        }
    }

    /// Posts one group; it must be recorded whole and make `eventCount` events.
    func post(_ drafts: [CommandDraft], eventCount: Int) throws {
        var count = 0
        for outcome in ledger.submit(Submission(drafts, as: nil)) {
            count += try requireRecorded(outcome)
        }
        guard count == eventCount else {
            throw BenchmarkFailure("\(count) events where \(eventCount) were asked for")
        }
    }

    func close() { ledger.close() }

    /// Puts the signing key where the product's programs look for it.
    static func writeKey(to path: String) throws {
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(signer.encoded.utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw BenchmarkFailure("\(path) cannot be written") }
    }

    private static func key() -> NoteSigner {
        let seed = (0..<UInt8(Ed25519PrivateKey.seedByteCount)).map { $0 }
        guard let signer = try? NoteSigner(name: "daicho/benchmark", seed: seed) else {
            preconditionFailure("a name and 32 bytes make a key")
        }
        return signer
    }

    private static func genesis() throws -> Genesis {
        let name = try PlainText(normalizing: "benchmark")
        guard let key = KeyBytes(signer.verifier.publicKey.bytes),
            let administrator = Identifier("administrator"), let day = LegalDate("2025-04-01")
        else { throw BenchmarkFailure("the genesis") }
        return Genesis(
            opening: LedgerOpened(
                name: name, operatorName: name, formatVersion: UInt16Field(1), signerKey: key),
            administrator: administrator, administratorName: name, effectiveOn: day)
    }
}

/// How many events the command made; throws unless they were recorded.
@discardableResult
func requireRecorded(_ outcome: CommandOutcome) throws -> Int {
    guard case .recorded(let positions) = outcome else {
        throw BenchmarkFailure("a command of the workload was not recorded: \(outcome)")
    }
    return positions.count
}
