public import Audit
public import FolderLog
public import LMDBEventLog

extension LMDBEventLog: AuditedLog {}
extension PublishedLog: UnindexedLog {}
extension PackagedLog: UnindexedLog {}
