import Foundation
import ReadModels

/// Standard output for the report, standard error for everything else.
enum Output {
    /// Why there is no report: what was asked for cannot be had, or the report cannot be written in
    /// full, and then the audit must not look complete.
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description.visible }
    }

    static func write(_ text: String) throws { _ = try isRead(text) }

    /// Writes the text, and answers `false` if nobody reads any more.
    static func isRead(_ text: String) throws -> Bool {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
            return true
        } catch {
            // A reader that has seen enough closes the pipe; the audit is none the worse for it.
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            if cause?.code == Int(EPIPE) { return false }
            throw Failure(
                "standard output: the report cannot be written; it is incomplete")
        }
    }

    static func note(_ text: String, end: String = "\n") {
        try? FileHandle.standardError.write(contentsOf: Data((text + end).utf8))
    }
}
