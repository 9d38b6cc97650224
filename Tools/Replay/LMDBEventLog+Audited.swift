public import Audit
public import FolderLog
public import LMDBEventLog
public import Transparency

extension LMDBEventLog: AuditedLog {
    public var storedNodes: (any NodeReader)? { self }
}

extension PublishedLog: UnindexedLog {
    public var storedNodes: (any NodeReader)? { self }
}

extension PackagedLog: UnindexedLog {}
