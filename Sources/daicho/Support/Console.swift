import Foundation
import Synchronization

/// Standard output for answers, standard error for everything else.
enum Console {
    /// Set once nobody reads any more: `daicho log ledger | head` ends the output, not the work.
    private static let isClosed = Atomic<Bool>(false)

    /// Whether anybody still reads the answers.
    static var hasReader: Bool { !isClosed.load(ordering: .relaxed) }

    static func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Throws if the answer cannot be written, as on a full disk: it must not look like an answer.
    static func write(_ bytes: [UInt8]) throws {
        guard hasReader else { return }
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            if error.posixCode == .EPIPE { return isClosed.store(true, ordering: .relaxed) }
            throw CommandFailure(
                .failed,
                "standard output: \(error.reason); the answer is not complete [output-failed]")
        }
    }

    static func error(_ text: String) { note("daicho: \(text)") }

    /// Nobody can be told that standard error itself cannot be written.
    static func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }
}

extension Error {
    /// The system's own number, which Foundation wraps.
    var posixCode: POSIXErrorCode? {
        if let error = self as? POSIXError { return error.code }
        let error = self as NSError
        if error.domain == NSPOSIXErrorDomain { return POSIXErrorCode(rawValue: Int32(error.code)) }
        return (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.posixCode
    }

    /// What happened, in the system's words where it gave any.
    var reason: String {
        posixCode.map { POSIXError($0).localizedReason } ?? localizedDescription
    }
}

extension POSIXError {
    fileprivate var localizedReason: String {
        switch code {
        case .ENOSPC: "the disk is full"
        case .EACCES, .EPERM: "permission denied"
        case .ENOENT: "no such file or folder"
        case .ENOTDIR: "a part of the path is a file, not a folder"
        case .EISDIR: "it is a folder"
        case .EROFS: "nothing can be written there"
        case .EEXIST: "it stands already"
        case .ENAMETOOLONG: "the name is too long"
        case _: localizedDescription
        }
    }
}
