import Foundation
import Synchronization

/// A request from outside to stop, as by control-C: long work ends at its next step and takes away
/// what it has half made.
enum Interruption {
    private static let isRequested = Atomic<Bool>(false)

    /// Takes interruptions as requests from now on; a second one ends the process at once.
    static func watch() {
        _ = isRequested.load(ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interruption.isRequested.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    static var isAsked: Bool { isRequested.load(ordering: .relaxed) }

    static func check() throws {
        guard isAsked else { return }
        throw CommandFailure(.interrupted, "interrupted; nothing was left half made [interrupted]")
    }
}
