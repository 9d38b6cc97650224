public import Audit
public import LMDBEventLog

extension LMDBEventLog: AuditedLog {}
