import Foundation

/// The files of a package, written beside their place and moved there when all are complete.
final class PackageFiles {
    private let folder: String
    private let draft: String
    private var handles: [String: FileHandle] = [:]

    init(folder: String) throws {
        self.folder = folder
        draft = folder + ".partial"
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw CommandFailure(.badInput, "\(folder): stands already; it is not overwritten")
        }
        try? FileManager.default.removeItem(atPath: draft)
        do {
            try FileManager.default.createDirectory(
                atPath: draft, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(.failed, "\(draft): cannot be made: \(error.localizedDescription)")
        }
    }

    func append(_ file: String, _ bytes: [UInt8]) throws {
        do {
            try handle(file).write(contentsOf: Data(bytes))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.failed, "\(draft)/\(file): \(error.localizedDescription)")
        }
    }

    private func handle(_ file: String) throws -> FileHandle {
        if let handle = handles[file] { return handle }
        let path = "\(draft)/\(file)"
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
            try FileManager.default.moveItem(atPath: draft, toPath: folder)
        } catch {
            throw CommandFailure(.failed, "\(folder): \(error.localizedDescription)")
        }
    }

    func discard() {
        for handle in handles.values { try? handle.close() }
        try? FileManager.default.removeItem(atPath: draft)
    }
}
