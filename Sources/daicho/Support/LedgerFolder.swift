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
    /// The folder of the state images.
    var imagesPath: String { path + "/state" }
    /// Outside the folder, so that a copy of the ledger never carries the key with it.
    var keyPath: String { path(endingIn: ".key") }

    /// The path beside the folder with this ending.
    func path(endingIn ending: String) -> String {
        let name = path.withoutTrailingSlashes
        // `.` and `..` have a name only when they are followed.
        guard [".", ".."].contains(name.split(separator: "/").last ?? ".") else {
            return name + ending
        }
        return URL(fileURLWithPath: name).standardizedFileURL.path.withoutTrailingSlashes + ending
    }

    /// Whether a file of this path would lie in the folder.
    func contains(_ file: String) -> Bool {
        let file = URL(fileURLWithPath: file).standardizedFileURL.path
        let folder = URL(fileURLWithPath: path).standardizedFileURL.path
        return file.hasPrefix(folder.withoutTrailingSlashes + "/")
    }

    /// Refuses to write copies into the ledger's own folder: what lies there is the ledger.
    func requireOutside(_ place: String) throws {
        // The folder itself holds it too.
        guard contains(place + "/file") else { return }
        throw CommandFailure(
            .badInput, "\(place): lies in the ledger's own folder; name a place outside \(path)")
    }

    func openForReading() throws -> LMDBEventLog {
        try requireLog()
        return try failing { () throws(LogFailure) in try LMDBEventLog(readingFrom: logPath) }
    }

    /// The log, and the state images of whoever holds its key.
    ///
    /// - Parameters:
    ///   - key: where the signing key lies, if not beside the folder.
    ///   - interval: after how many events a new image is kept.
    func openForWriting(key: String?, imageEvery interval: UInt64) throws
        -> (log: LMDBEventLog, images: StateImages)
    {
        try requireLog()
        let keyPath = key ?? keyPath
        let signer = try SigningKey.read(keyPath)
        let log = try failing { () throws(LogFailure) in
            try LMDBEventLog(path: logPath, sign: { try signer.checkpoint($0) })
        }
        try SigningKey.require(signer, from: keyPath, toSign: log, of: self)
        return (log, StateImages(in: imagesPath, signedBy: signer, every: interval))
    }

    private func requireLog() throws {
        guard let kind = Self.kind(of: path) else {
            throw CommandFailure(
                .badInput, "\(path): there is no such folder; make a ledger with 'daicho init'")
        }
        guard kind == .typeDirectory else {
            throw CommandFailure(
                .badInput, "\(path): is not a folder; name the folder that holds log.mdb")
        }
        guard FileManager.default.fileExists(atPath: logPath) else {
            throw CommandFailure(
                .badInput,
                "\(path): holds no log.mdb, so it is no ledger; make one with 'daicho init'")
        }
    }

    private static func kind(of path: String) -> FileAttributeType? {
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let facts = try? FileManager.default.attributesOfItem(atPath: url.path)
        return facts?[.type] as? FileAttributeType
    }
}

/// Runs `body`; a failure of the log ends the command with status 3.
func failing<Value>(_ body: () throws(LogFailure) -> Value) throws -> Value {
    do { return try body() } catch { throw CommandFailure(.failed, error.explanation) }
}
