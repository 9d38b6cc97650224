import Foundation
import TestSupport
import Testing

/// A session at the command line as a text: what is typed, and what is answered.
///
///     $ daicho balance ledger         a command of the shell; '> ' continues it
///     Year ...                        what it prints
///     >2                              what it prints on standard error, if anything
///     daicho: ...
///     >= 2                            its exit status, if it is not 0
///     ;; A remark.
///
/// What differs each time stands as `<time>`, `<hash>`, `<uuid>`, `<base64>`, `<number>` or
/// `<any>`; a line of `...` is any number of lines.
struct Transcript: Sendable, CustomTestStringConvertible {
    struct Step: Sendable {
        let line: Int
        var command: String
        var output = ""
        var errors = ""
        var status: Int32 = 0
    }

    let name: String
    let steps: [Step]

    var testDescription: String { name }

    static let folder = "Tests/CommandLineTests/Transcripts"

    static let all = Repository.files(under: folder, endingIn: ".txt").map { file in
        Transcript(
            name: String(file.dropFirst(folder.count + 1)), text: Repository.text(of: file))
    }

    init(name: String, text: String) {
        self.name = name
        var steps: [Step] = []
        var part: WritableKeyPath<Step, String>?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.hasPrefix("$ ") {
                steps.append(Step(line: index + 1, command: String(line.dropFirst(2))))
                part = \.output
            } else if line.hasPrefix(";; ") || steps.isEmpty {
                part = nil
            } else if line.hasPrefix("> ") {
                steps[steps.count - 1].command += "\n" + line.dropFirst(2)
            } else if line == ">2" {
                part = \.errors
            } else if line.hasPrefix(">= ") {
                steps[steps.count - 1].status = Int32(line.dropFirst(3)) ?? -1
                part = nil
            } else if let part {
                steps[steps.count - 1][keyPath: part] += line + "\n"
            }
        }
        self.steps = steps
    }
}
