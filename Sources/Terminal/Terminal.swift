import Glibc
import Synchronization

/// The terminal that a program was started from, for views that fill its screen.
///
/// While such a view is shown keys come one by one and are not echoed, and the screen is one of its
/// own. However the view ends, by a key, an error or a signal, the terminal is as it was before.
public final class Terminal {
    /// What ends a view or asks to draw it anew.
    private static let endingSignal = Atomic<Int32>(0)
    private static let isResized = Atomic<Bool>(false)

    private var before = termios()
    private var pending: [UInt8] = []

    /// Why there is no view.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Whether keys can be read and a screen be drawn.
    public static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Runs a view on a screen of its own.
    ///
    /// - Returns: the signal that ended it; `nil` if it ended by itself.
    public static func fillingScreen(_ body: (Terminal) throws -> Void) throws -> Int32? {
        let terminal = Terminal()
        try terminal.enter()
        defer { terminal.leave() }
        do { try body(terminal) } catch is Ended {
            return endingSignal.load(ordering: .relaxed)
        }
        return nil
    }

    /// A signal asked the view to end.
    private struct Ended: Error {}

    private init() {}

    private func enter() throws {
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw Failure(description: "the terminal's settings cannot be read")
        }
        // Made before a signal can come that needs them.
        Self.endingSignal.store(0, ordering: .relaxed)
        Self.isResized.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
            signal(number) { Terminal.endingSignal.store($0, ordering: .relaxed) }
        }
        signal(SIGWINCH) { _ in Terminal.isResized.store(true, ordering: .relaxed) }
        var raw = before
        unsafe cfmakeraw(&raw)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) == 0 else {
            throw Failure(description: "the terminal does not hand over keys one by one")
        }
        // Another screen, no cursor.
        try write("\u{1B}[?1049h\u{1B}[?25l")
    }

    private func leave() {
        try? write("\u{1B}[?25h\u{1B}[?1049l")
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH] {
            signal(number, SIG_DFL)
        }
    }

    /// How many rows and columns there are now; 24 by 80 where nobody knows.
    public var size: (rows: Int, columns: Int) {
        var window = winsize()
        let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0
        guard isKnown, window.ws_row > 0, window.ws_col > 0 else { return (24, 80) }
        return (Int(window.ws_row), Int(window.ws_col))
    }

    /// Shows lines in place of all that was shown before.
    ///
    /// - Parameter lines: no wider and no more than ``size`` allows.
    public func draw(_ lines: [String]) throws {
        let rows = lines.enumerated().map { "\u{1B}[\($0 + 1);1H\u{1B}[2K\($1)" }
        try write(rows.joined() + "\u{1B}[J")
    }

    private func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(description: "the terminal takes no more text") }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Waits for a key; `nil` where the screen has another size now and must be drawn anew.
    public func key() throws -> Key? {
        while true {
            if Self.endingSignal.load(ordering: .relaxed) != 0 { throw Ended() }
            if Self.isResized.exchange(false, ordering: .relaxed) { return nil }
            if let key = Key.next(from: &pending, isComplete: false) { return key }
            let isMore = try read(waitingMilliseconds: pending.isEmpty ? 1_000 : 50)
            // An escape alone is the key of that name.
            if !isMore, let key = Key.next(from: &pending, isComplete: true) { return key }
        }
    }

    /// Whether bytes came in time.
    private func read(waitingMilliseconds time: Int32) throws -> Bool {
        var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&wait, 1, time) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe Glibc.read(STDIN_FILENO, &bytes, bytes.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return false }
        guard count > 0 else { throw Failure(description: "the terminal was closed") }
        pending += bytes[..<count]
        return true
    }
}
