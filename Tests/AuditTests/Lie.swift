import Audit
import EventCoding
import Testing
import Transparency

/// A way to lie, and the finding that says so.
struct Lie: Sendable, CustomTestStringConvertible {
    let title: String
    let code: Finding.Code
    let position: UInt64?
    /// The key that the auditor was given elsewhere; `nil`: none.
    var verifier: NoteVerifier?
    var older: @Sendable () throws -> [SignedNote] = { [] }
    let tell: @Sendable (LyingLog) throws -> LyingLog

    init(
        _ text: String, finds code: Finding.Code, at position: UInt64? = nil,
        verifier: NoteVerifier? = nil,
        older: @escaping @Sendable () throws -> [SignedNote] = { [] },
        tell: @escaping @Sendable (LyingLog) throws -> LyingLog
    ) {
        self.title = text
        self.code = code
        self.position = position
        self.verifier = verifier
        self.older = older
        self.tell = tell
    }

    /// A lie that changes the log in place.
    static func changing(
        _ text: String, finds code: Finding.Code, at position: UInt64? = nil,
        _ change: @escaping @Sendable (inout LyingLog) throws -> Void
    ) -> Lie {
        Lie(text, finds: code, at: position) { log in
            var log = log
            try change(&log)
            return log
        }
    }

    /// A lie of somebody who holds the key and writes other records, with a tree that fits them.
    static func writing(
        _ text: String, finds code: Finding.Code, at position: UInt64? = nil,
        _ change: @escaping @Sendable (inout [[UInt8]]) -> Void
    ) -> Lie {
        Lie(text, finds: code, at: position) { log in
            var records = log.records.map(\.bytes)
            change(&records)
            return try LyingLog(records, signer: SmallLedger.signer())
        }
    }

    var testDescription: String { title }
}
