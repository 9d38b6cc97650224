import Bytes
import Cryptography
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

    /// Writes the values; they are sure to be found after a crash once ``settle()`` has returned.
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
            // Values are kept within the log's own write transaction, so nobody else writes a
            // draft. As readable as the log: without the key the bytes tell nothing.
            guard
                PlainFile.put(
                    value.bytes, at: file(value.text), draft: path + "/draft.partial",
                    permissions: 0o640)
            else { throw .unavailable("\(file(value.text)): a withheld value cannot be kept") }
        }
    }

    /// Returns once the values are found after a crash.
    func settle() throws(LogFailure) {
        guard PlainFile.syncFolder(path) else {
            throw .unavailable("\(path): withheld values cannot be kept")
        }
    }

    /// Copies what is kept, while more may be added.
    public func copy(to copy: WithheldValues) throws(LogFailure) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let digests = names.compactMap { SHA256Digest(hexadecimal: $0)?.description }.sorted()
        guard !digests.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: copy.path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750])
            for digest in digests {
                try FileManager.default.copyItem(
                    atPath: "\(path)/\(digest)", toPath: "\(copy.path)/\(digest)")
            }
        } catch {
            throw .unavailable("\(copy.path): withheld values cannot be copied: \(error)")
        }
    }

    private func file(_ text: WithheldText) -> String { "\(path)/\(text.digits)" }
}
