import Foundation

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
