import Foundation
import Synchronization

/// A file for as long as one check lasts.
enum ScratchFile {
    private static let count = Atomic<Int>(0)

    static func with<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let number = count.add(1, ordering: .relaxed).newValue
        let folder = FileManager.default.temporaryDirectory.path
        let path = "\(folder)/daicho-\(ProcessInfo.processInfo.processIdentifier)-\(number).mdb"
        defer {
            try? FileManager.default.removeItem(atPath: path)
            try? FileManager.default.removeItem(atPath: path + "-lock")
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try body(path)
    }
}
