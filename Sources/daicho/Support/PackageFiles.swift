import Foundation
import Terminal

/// The files of a package, which appear together when all are complete.
final class PackageFiles {
    private let folder: DraftFolder
    private var handles: [String: FileHandle] = [:]

    init(folder: String) throws { self.folder = try DraftFolder(for: folder) }

    func append(_ file: String, _ bytes: [UInt8]) throws {
        try Interruption.check()
        do {
            try handle(file).write(contentsOf: Data(bytes))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                .failed, "\(folder.path)/\(file): cannot be written: \(error.reason)")
        }
    }

    private func handle(_ file: String) throws -> FileHandle {
        if let handle = handles[file] { return handle }
        let path = "\(folder.path)/\(file)"
        let parts = file.split(separator: "/").dropLast()
        if !parts.isEmpty {
            try? FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(parts.joined(separator: "/"))",
                withIntermediateDirectories: true)
        }
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CommandFailure(.failed, "\(path): cannot be written") }
        handles[file] = handle
        return handle
    }

    func finish() throws {
        do {
            for handle in handles.values {
                try handle.synchronize()
                try handle.close()
            }
        } catch {
            throw CommandFailure(
                .failed, "\(folder.path): cannot be written: \(error.reason)")
        }
        try folder.finish()
    }

    func discard() {
        for handle in handles.values { try? handle.close() }
        folder.discard()
    }
}
