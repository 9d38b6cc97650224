import Audit
import Foundation
import Synchronization

/// A request from outside to stop, as by control-C: the audit ends at its next stretch and tells
/// how far it came. A second one ends the process at once.
enum Interrupt {
    private static let isRequested = Atomic<Bool>(false)

    static func watch() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interrupt.isRequested.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    static var isAsked: Bool { isRequested.load(ordering: .relaxed) }

    static func check() throws {
        if isAsked { throw AuditInterruption("the audit was interrupted") }
    }
}
