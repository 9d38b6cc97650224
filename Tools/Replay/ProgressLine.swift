import Foundation

/// Says on standard error how far an audit is, at what rate, and how long it will take: on a
/// terminal in one line that is written over, else a line every five seconds, if that was asked
/// for.
struct ProgressLine {
    private let total: UInt64
    private let isTerminal: Bool
    private let isShown: Bool
    private let begin = Date()
    private var nextReport: Date
    private var isBegun = false

    /// - Parameter total: how many records there seem to be.
    init(of total: UInt64, isAsked: Bool) {
        self.total = total
        isTerminal = isatty(STDERR_FILENO) == 1
        isShown = isTerminal || isAsked
        // What takes no time is not worth a line, unless it was asked for.
        nextReport = begin.addingTimeInterval(isTerminal ? 1 : 0)
    }

    mutating func report(_ count: UInt64) {
        guard isShown else { return }
        let now = Date()
        guard now >= nextReport else { return }
        nextReport = now.addingTimeInterval(isTerminal ? 0.2 : 5)
        isBegun = true
        let line = text(count, seconds: now.timeIntervalSince(begin))
        if isTerminal {
            Output.note("\r\(line)\u{1B}[K", end: "")
        } else {
            Output.note(line)
        }
    }

    /// Takes the line away.
    mutating func end() {
        if isTerminal, isBegun { Output.note("\r\u{1B}[K", end: "") }
    }

    /// `120000 of 500000 records, 24 %, 80000/s, 5 s left`.
    private func text(_ count: UInt64, seconds: Double) -> String {
        let rate = seconds > 0 ? Double(count) / seconds : 0
        var text = "\(count) of \(max(total, count)) records"
        if total > 0 { text += ", \(min(100, count * 100 / total)) %" }
        guard rate >= 1 else { return text }
        text += ", \(UInt64(rate))/s"
        if total > count { text += ", \(UInt64(Double(total - count) / rate) + 1) s left" }
        return text
    }
}
