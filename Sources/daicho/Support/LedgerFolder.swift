import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine
import Transparency

/// A ledger on disk: the folder with the log, and the signing key beside it.
struct LedgerFolder {
    let path: String

    /// The file of the log.
    var logPath: String { path + "/log.mdb" }
    /// Outside the folder, so that a copy of the ledger never carries the key with it.
    var keyPath: String {
        var base = path
        while base.count > 1, base.hasSuffix("/") { base.removeLast() }
        return base + ".key"
    }

    func openForReading() throws -> LMDBEventLog {
        try requireLog()
        return try failing { () throws(LogFailure) in try LMDBEventLog(readingFrom: logPath) }
    }

    /// - Parameter key: where the signing key lies, if not beside the folder.
    func openForWriting(key: String?) throws -> LMDBEventLog {
        try requireLog()
        let signer = try SigningKey.read(key ?? keyPath)
        return try failing { () throws(LogFailure) in
            try LMDBEventLog(path: logPath, sign: { try signer.checkpoint($0) })
        }
    }

    private func requireLog() throws {
        guard FileManager.default.fileExists(atPath: logPath) else {
            throw CommandFailure(
                .badInput, "\(path): there is no ledger here; make one with 'daicho init'")
        }
    }
}

/// Runs `body`; a failure of the log ends the command with status 3.
func failing<Value>(_ body: () throws(LogFailure) -> Value) throws -> Value {
    do { return try body() } catch { throw CommandFailure(.failed, error.explanation) }
}

extension LogFailure {
    /// What happened and what to do.
    var explanation: String {
        switch self {
        case .outcomeUnknown(let what):
            "\(what) [outcome-unknown]; post the same file again: nothing is recorded twice"
        case .unavailable(let what):
            "\(what) [log-unavailable]; nothing was recorded; check the disk and try again"
        case .broken(let what): "\(what) [log-broken]; verify with daicho-replay, restore a backup"
        case .readOnly: "the ledger is open for reading only [read-only]"
        }
    }
}
