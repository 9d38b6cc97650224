import Terminal

extension Interruption {
    /// Throws once somebody has asked to stop, so that what is half made is taken away.
    static func check() throws {
        guard isAsked else { return }
        throw CommandFailure(.interrupted, "interrupted; nothing was left half made [interrupted]")
    }
}
