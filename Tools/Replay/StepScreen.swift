import Audit
import ReadModels
import Terminal

/// The view of a log that fills a terminal: the event to the left, the state to the right, or one
/// below the other where there is no room.
struct StepScreen<Log: AuditedLog> {
    private var stepper: LogStepper<Log>
    /// How far down the lines are looked at.
    private var top = 0
    private var message = ""
    /// What is typed, behind the words that ask for it.
    private var input: (asked: Question, text: String)?

    private enum Question: String {
        case position = "go to event"
        case account = "watch account"
        case type = "stop at type"
    }

    init(_ stepper: LogStepper<Log>) { self.stepper = stepper }

    mutating func run(on terminal: Terminal) throws {
        while true {
            let (rows, columns) = terminal.size
            try terminal.draw(lines(rows: rows, columns: columns))
            guard let key = try terminal.key() else { continue }
            message = ""
            if let (asked, text) = input {
                try type(key, asked, text)
            } else if try !press(key, page: max(1, rows - 3)) {
                return
            }
        }
    }

    // MARK: - Keys

    /// Answers `false` where the view is to end.
    private mutating func press(_ key: Key, page: Int) throws -> Bool {
        switch key {
        case .character("q"), .control("c"), .escape: return false
        case .right, .enter, .character("n"), .character(" "): try move(by: 1)
        case .left, .backspace, .character("p"): try move(by: -1)
        case .home: try go(to: 0)
        case .end: try go(to: stepper.count - 1)
        case .character("c"): try stop(forward: true)
        case .character("C"): try stop(forward: false)
        case .character("g"): input = (.position, "")
        case .character("w"): input = (.account, "")
        case .character("t"): input = (.type, "")
        case .up: top = max(0, top - 1)
        case .down: top += 1
        case .pageUp: top = max(0, top - page)
        case .pageDown: top += page
        case .character, .control: message = "no such key"
        }
        return true
    }

    private mutating func move(by step: Int) throws {
        let (position, end) = (stepper.position, stepper.count - 1)
        guard step > 0 ? position < end : position > 0 else {
            message = step > 0 ? "this is the last event" : "this is the first event"
            return
        }
        try go(to: step > 0 ? position + 1 : position - 1)
    }

    private mutating func go(to position: UInt64) throws {
        try stepper.move(to: position)
        top = 0
    }

    private mutating func stop(forward: Bool) throws {
        guard stepper.stop.type != nil || stepper.stop.account != nil else {
            message = "nothing to stop at: t names a type, w an account"
            return
        }
        let isFound = try forward ? stepper.run() : stepper.runBack()
        if isFound { top = 0 } else { message = "no event stops there" }
    }

    private mutating func type(_ key: Key, _ asked: Question, _ text: String) throws {
        switch key {
        case .character(let character): input = (asked, text + String(character))
        case .backspace: input = (asked, String(text.dropLast()))
        case .escape, .control: input = nil
        case .enter:
            input = nil
            try answer(asked, text)
        case .up, .down, .left, .right, .home, .end, .pageUp, .pageDown: break
        }
    }

    private mutating func answer(_ asked: Question, _ text: String) throws {
        switch asked {
        case .position:
            guard let position = UInt64(text), position < stepper.count else {
                message = "'\(text)' is no event: there are 0 to \(stepper.count - 1)"
                return
            }
            try go(to: position)
        case .account:
            guard let account = stepper.account(named: text) else {
                message =
                    text.isEmpty ? "nothing is watched" : "'\(text)' is no account up to here"
                if text.isEmpty { stepper.watch(nil) }
                return
            }
            stepper.watch(account)
        case .type: stepper.stop.type = text.isEmpty ? nil : text
        }
    }

    // MARK: - Lines

    /// No wider and no more than the screen.
    private mutating func lines(rows: Int, columns: Int) -> [String] {
        let body = body(columns)
        let room = max(0, rows - 2)
        top = min(top, max(0, body.count - room))
        let shown = body.dropFirst(top).prefix(room)
        let more = body.count - top - shown.count
        let title =
            " event \(stepper.position) of \(stepper.count)"
            + (stepper.stop.type.map { "   stops at \($0)" } ?? "")
            + (more > 0 ? "   \(more) more lines" : "")
        let foot =
            input.map { " \($0.asked.rawValue): \($0.text)_" }
            ?? (message.isEmpty
                ? " ←→ step  ↑↓ scroll  g go  t type  w watch  c C next, last stop  q quit"
                : " \(message)")
        let filled = Array(shown) + Array(repeating: "", count: room - shown.count)
        let all =
            [Self.inverse(TextCells.fit(title, to: columns))]
            + filled.map { TextCells.fit($0, to: columns) }
            + [Self.inverse(TextCells.fit(foot, to: columns))]
        return Array(all.prefix(rows))
    }

    private func body(_ columns: Int) -> [String] {
        let frame = stepper.frame
        guard columns >= 100 else {
            return (frame.eventLines + [""] + frame.stateLines).flatMap {
                TextCells.wrapped($0, to: max(1, columns))
            }
        }
        let left = frame.eventLines.flatMap { TextCells.wrapped($0, to: columns / 2 - 1) }
        let right = frame.stateLines.flatMap {
            TextCells.wrapped($0, to: columns - columns / 2 - 2)
        }
        return (0..<max(left.count, right.count)).map { row in
            TextCells.fit(row < left.count ? left[row] : "", to: columns / 2 - 1) + "│ "
                + (row < right.count ? right[row] : "")
        }
    }

    private static func inverse(_ text: String) -> String { "\u{1B}[7m\(text)\u{1B}[0m" }
}
