import Bytes
import Cryptography
public import EventCoding
public import EventSourcing
import Foundation

/// The keys under which values are withheld, a file each: `secret/S-1.key` holds 64 hexadecimal
/// digits. The folder lies outside the ledger's, so that no copy of the ledger carries a key.
public struct KeyFolder: Sendable {
    public let path: String

    public init(in folder: String) { path = folder }

    /// Why a key cannot be had, made or destroyed.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// `nil` if there is no key of this name.
    public func key(of name: StreamName) throws(Problem) -> WithholdingKey? {
        let file = file(of: name)
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        guard let plain = PlainFile(path: file),
            let digits = plain.bytes(2 * WithholdingKey.byteCount),
            let bytes = Hexadecimal.decode(String(decoding: digits, as: UTF8.self)),
            let key = WithholdingKey(of: name, bytes: bytes)
        else { throw Problem(description: "\(file): is no key, or cannot be read") }
        return key
    }

    /// Writes the first key of the name; never in place of another file.
    ///
    /// - Parameter bytes: 32 bytes that nobody can guess.
    public func make(_ bytes: [UInt8], of name: StreamName) throws(Problem) {
        precondition(bytes.count == WithholdingKey.byteCount, "a key has 32 bytes")
        let file = file(of: name)
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Problem(description: "\(file): a key stands here; it is not overwritten")
        }
        let folder = (file as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(description: "\(folder): cannot be made")
        }
        let digits = Array((Hexadecimal.encode(bytes) + "\n").utf8)
        guard
            PlainFile.put(digits, at: file, draft: file + ".partial", permissions: 0o600),
            PlainFile.syncFolder(folder)
        else { throw Problem(description: "\(file): the key cannot be written") }
    }

    /// Overwrites and removes the key; `false` if there was none.
    ///
    /// Copies of the file, and what a disk keeps of bytes that were overwritten, are for whoever
    /// keeps them.
    func destroy(_ name: StreamName) throws(Problem) -> Bool {
        let file = file(of: name)
        guard FileManager.default.fileExists(atPath: file) else { return false }
        guard PlainFile.destroy(file),
            PlainFile.syncFolder((file as NSString).deletingLastPathComponent)
        else { throw Problem(description: "\(file): the key cannot be removed; remove it") }
        return true
    }

    public func file(of name: StreamName) -> String { "\(path)/\(name).key" }
}
