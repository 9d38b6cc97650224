public import Audit
import Cryptography
import DefenseFund
import EventSourcing
public import LMDBEventLog
import Transparency

extension LMDBEventLog: AuditedLog {}

/// The auditor's whole work on one file.
enum VerifyingReplay {
    /// The root of the tree in hexadecimal digits; throws unless everything is verified.
    static func run(_ path: String) throws -> String {
        // Little enough for valgrind, which refuses a larger map.
        guard let log = try LogInspection(of: path, mapSizeBytes: 1 << 34).log else {
            throw BenchmarkFailure("damaged pages")
        }
        var replay = Replay(reading: log.event)
        var check = LogVerifier(log, verifier: BenchmarkLedger.signer.verifier, older: [])
        check.run { replay.add($0) }
        replay.finish()
        guard check.report.result == .verified, replay.findings.isEmpty, !replay.isBroken else {
            throw BenchmarkFailure("not verified: \(check.report.findings) \(replay.findings)")
        }
        return check.report.root
    }
}
