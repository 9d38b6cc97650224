import Bytes
public import EventCoding
public import EventSourcing
import Foundation

/// The sealed values of a ledger, a file each, named after the digest that stands in the record.
///
/// A value is on the disk before its record is: what a crash leaves behind is at most a value
/// without a record, which nobody asks for. The ledger verifies without the folder.
public struct WithheldValues: Sendable {
    public let path: String

    public init(in folder: String) { path = folder }

    /// Whether a value is kept for the text.
    public func contains(_ text: WithheldText) -> Bool {
        FileManager.default.fileExists(atPath: file(text))
    }

    /// The value that is kept for the text; `nil` if there is none.
    public func value(of text: WithheldText) -> SealedValue? {
        guard let file = PlainFile(path: file(text)), let bytes = file.bytes(SealedValue.byteCount)
        else { return nil }
        return SealedValue(text: text, bytes: bytes)
    }

    /// Returns once the values are on the disk.
    func keep(_ values: [SealedValue]) throws(LogFailure) {
        guard !values.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750])
        } catch {
            throw .unavailable("\(path): withheld values cannot be kept: \(error)")
        }
        for value in values where self.value(of: value.text) != value {
            let file = file(value.text)
            let draft = "\(file).\(ProcessInfo.processInfo.processIdentifier).partial"
            // As readable as the log: without the key the bytes tell nothing.
            guard PlainFile.put(value.bytes, at: file, draft: draft, permissions: 0o640) else {
                throw .unavailable("\(file): a withheld value cannot be kept")
            }
        }
        guard PlainFile.syncFolder(path) else {
            throw .unavailable("\(path): withheld values cannot be kept")
        }
    }

    private func file(_ text: WithheldText) -> String { "\(path)/\(text.digits)" }
}
