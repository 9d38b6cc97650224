import Bytes
import Foundation

/// The files of state images: `SIZE.state`, the number of events that were folded.
struct StateImageFolder: Sendable {
    let path: String

    private static let ending = ".state"

    /// The sizes of the images that lie here, the largest first.
    var sizes: [UInt64] {
        names.compactMap(Self.size).sorted(by: >)
    }

    /// The file of an image; `nil` if there is none, or something else in its place.
    func reading(_ size: UInt64) -> PlainFile? { PlainFile(path: file(size)) }

    /// Puts an image into its place once it is on the disk, and removes all but it and the one
    /// before.
    func write(_ bytes: [UInt8], of size: UInt64) -> Bool {
        let draft = "\(file(size)).\(ProcessInfo.processInfo.processIdentifier).partial"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            return false
        }
        // As readable as the log, which tells the same.
        guard PlainFile.put(bytes, at: file(size), draft: draft, permissions: 0o640) else {
            return false
        }
        removeAll(except: [size] + sizes.filter { $0 < size }.prefix(1))
        return true
    }

    /// Nothing is touched that is not named as an image or as the draft of one.
    private func removeAll(except kept: [UInt64]) {
        for name in names {
            let isOld = Self.size(name).map { !kept.contains($0) } ?? Self.isDraft(name)
            if isOld { PlainFile.remove(path + "/" + name) }
        }
    }

    private var names: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    private func file(_ size: UInt64) -> String { "\(path)/\(size)\(Self.ending)" }

    private static func size(_ name: String) -> UInt64? {
        guard name.hasSuffix(ending), let size = UInt64(name.dropLast(ending.count)),
            "\(size)\(ending)" == name
        else { return nil }
        return size
    }

    private static func isDraft(_ name: String) -> Bool {
        name.contains("\(ending).") && name.hasSuffix(".partial")
    }
}
