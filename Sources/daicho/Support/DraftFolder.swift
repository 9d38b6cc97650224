import Foundation
import Terminal

/// A folder that is made beside its place and moved there when it is complete, so that nobody ever
/// finds half of it.
struct DraftFolder {
    /// Where it is to stand.
    let place: String
    /// Where it is made.
    let path: String

    /// - Parameter place: must not be there yet.
    init(for place: String) throws {
        let place = place.withoutTrailingSlashes
        self.place = place
        // The process in the name keeps two makers of the same folder apart.
        path = "\(place).\(ProcessInfo.processInfo.processIdentifier).partial"
        guard !FileManager.default.fileExists(atPath: place) else {
            throw CommandFailure(.badInput, "\(place): stands already; it is not overwritten")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(.failed, "\(place): cannot be made: \(error.reason)")
        }
        Interruption.watch()
    }

    func finish() throws {
        try Interruption.check()
        do {
            try FileManager.default.moveItem(atPath: path, toPath: place)
        } catch {
            throw CommandFailure(.failed, "\(place): cannot be made: \(error.reason)")
        }
    }

    func discard() { try? FileManager.default.removeItem(atPath: path) }
}

extension String {
    /// A path without the slashes behind it; `/` stays.
    var withoutTrailingSlashes: String {
        var path = self
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
