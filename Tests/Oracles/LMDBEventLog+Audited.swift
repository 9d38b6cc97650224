public import Audit
public import LMDBEventLog

// Tools/Replay says the same to the compiler; a conformance cannot be shared with a program.
extension LMDBEventLog: AuditedLog {}
