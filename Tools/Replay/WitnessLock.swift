import Foundation

/// Lets one process at a time sign with a witness's state: two that began from one state could
/// vouch for two histories.
final class WitnessLock {
    // Closed, and so given up, with the object.
    private let handle: FileHandle

    /// - Parameter state: the file that holds the state.
    init(of state: String) throws {
        let path = state + ".lock"
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let handle = FileHandle(forUpdatingAtPath: path) else {
            throw Output.Failure("\(path): cannot be written")
        }
        self.handle = handle
        guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Output.Failure("\(state): another process signs with it; wait until it is done")
        }
    }
}
