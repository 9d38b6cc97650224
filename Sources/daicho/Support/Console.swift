import Foundation

/// Standard output for answers, standard error for everything else.
enum Console {
    static func write(_ text: String) { write(Array(text.utf8)) }

    static func write(_ bytes: [UInt8]) {
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    static func error(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("daicho: \(text)\n".utf8))
    }

    static func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }
}

/// Says on standard error how far a long piece of work is; silent within the first second.
struct Progress {
    private let what: String
    private var nextReport = Date().addingTimeInterval(1)

    init(_ what: String) { self.what = what }

    mutating func report(_ count: @autoclosure () -> UInt64) {
        guard Date() >= nextReport else { return }
        nextReport = Date().addingTimeInterval(1)
        Console.note("\(what): \(count()) so far")
    }
}
