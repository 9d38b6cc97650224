import Audit
import Terminal

extension Interruption {
    /// Throws once somebody has asked to stop; the audit then tells how far it came.
    static func check() throws {
        if isAsked { throw AuditInterruption("the audit was interrupted") }
    }
}
