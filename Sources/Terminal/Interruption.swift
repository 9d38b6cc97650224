import Glibc
import Synchronization

/// A request from outside to stop, as by control-C: long work asks for it between its steps, ends
/// at the next one and tells how far it came.
public enum Interruption {
    private static let isRequested = Atomic<Bool>(false)

    /// Takes interruptions as requests from now on; a second one ends the process at once.
    ///
    /// A program inherits which signals wait: one that was started with them held back could never
    /// be stopped. Threads that are made afterwards inherit this.
    public static func watch() {
        // Made before a signal can come that needs it.
        _ = isRequested.load(ordering: .relaxed)
        var requests = sigset_t()
        unsafe sigemptyset(&requests)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interruption.isRequested.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
            unsafe sigaddset(&requests, number)
        }
        unsafe pthread_sigmask(SIG_UNBLOCK, &requests, nil)
    }

    /// Whether somebody has asked to stop.
    public static var isAsked: Bool { isRequested.load(ordering: .relaxed) }
}
