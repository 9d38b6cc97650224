public import Audit
import EventSourcing
public import FolderLog
import Foundation
import TestSupport
import Transparency

extension PublishedLog: UnindexedLog {}
extension PackagedLog: UnindexedLog {}

/// An audit of a folder, as the tool does it.
struct FolderAudit {
    let report: AuditReport
    let problems: [FileProblem]
    let unchecked: [String]
    let notCovered: [String]

    init(ofPublication folder: String, _ settings: AuditSettings = .init()) throws {
        let log = try PublishedLog(folder: folder)
        report = Self.report(log, settings)
        problems = log.problems()
        unchecked = []
        notCovered = log.filesBeyond > 0 ? ["\(log.filesBeyond) files"] : []
    }

    init(ofPackage folder: String, _ settings: AuditSettings = .init()) throws {
        let log = PackagedLog(folder: folder)
        report = Self.report(log, settings)
        let check = PackageCheck(log, isSound: !report.findings.contains(where: \.isAboutBytes))
        problems = check.problems
        unchecked = check.unchecked
        notCovered = check.notCovered
    }

    private static func report(_ log: some AuditedLog, _ settings: AuditSettings) -> AuditReport {
        var audit = LedgerAudit(log, settings, replay: Replay())
        audit.run()
        return audit.report
    }

    var isVerified: Bool {
        report.result == .verified && problems.isEmpty && unchecked.isEmpty
    }

    var codes: Set<Finding.Code> { Set(report.findings.map(\.code)) }
}
