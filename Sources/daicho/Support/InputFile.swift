import Bytes
import EventCoding
import Foundation

/// A file or standard input, opened before the first row is posted, so that a wrong name among
/// several is told at once.
struct InputFile {
    let name: String
    private let handle: FileHandle
    private let isRegular: Bool

    private static let pieceByteCount = 1 << 15

    /// - Parameter name: `-` is standard input.
    init(_ name: String) throws {
        guard name != "-" else {
            self.name = "stdin"
            handle = .standardInput
            isRegular = false
            return
        }
        let facts = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: name).resolvingSymlinksInPath().path)
        guard let facts else {
            throw CommandFailure(.badInput, "\(name): there is no such file; check the name")
        }
        guard facts[.type] as? FileAttributeType != .typeDirectory else {
            throw CommandFailure(.badInput, "\(name): is a folder; name the files in it")
        }
        // Pipes and devices are read like files.
        guard let handle = FileHandle(forReadingAtPath: name) else {
            throw CommandFailure(.badInput, "\(name): cannot be read; check its permissions")
        }
        self.name = name
        self.handle = handle
        isRegular = facts[.type] as? FileAttributeType == .typeRegular
    }

    var rows: InputRows {
        let handle = handle
        var rows = InputRows(
            name: name,
            ByteStream { () throws(InputProblem) in
                do throws(Descriptor.ReadFailure) {
                    return try Descriptor.read(
                        handle.fileDescriptor, upTo: Self.pieceByteCount)
                } catch {
                    let reason = POSIXError(POSIXErrorCode(rawValue: error.code) ?? .EIO).reason
                    throw InputProblem(.inputUnreadable, "cannot be read further: \(reason)")
                }
            })
        rows.isFinite = isRegular
        return rows
    }
}
