import Audit
import Cryptography
import EventCoding
import EventSourcing
import FolderLog
import Foundation
import LMDBEventLog
import Transparency

/// What is audited, as it lies on the disk.
enum Subject {
    case ledger(LogInspection)
    case publication(PublishedLog)
    case package(PackagedLog)

    /// Tells by the files that are there what a folder is; whatever else it holds is a ledger that
    /// cannot be read.
    static func open(_ folder: String) throws(LogFailure) -> Subject {
        let files = FileManager.default
        guard !files.fileExists(atPath: folder + "/log.mdb") else {
            return .ledger(try LogInspection(of: folder + "/log.mdb"))
        }
        if ["records", "manifest.json"].contains(where: {
            files.fileExists(atPath: "\(folder)/\($0)")
        }) {
            return .package(PackagedLog(folder: folder))
        }
        if isPublication(folder) { return .publication(try PublishedLog(folder: folder)) }
        return .ledger(try LogInspection(of: folder + "/log.mdb"))
    }

    /// Whether a folder that is neither a ledger nor a package has a checkpoint.
    static func isPublication(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/checkpoint")
    }

    var kind: String {
        switch self {
        case .ledger: "ledger"
        case .publication: "published log"
        case .package: "package"
        }
    }

    /// `nil` if it must not be read.
    var log: (any AuditedLog)? {
        switch self {
        case .ledger(let file): file.log
        case .publication(let log): log
        case .package(let log): log
        }
    }

    /// Whether what was read may have changed under a reader without a lock.
    var wasRewritten: Bool {
        if case .ledger(let file) = self { file.wasRewritten } else { false }
    }

    /// How many records there seem to be, to tell how far an audit is.
    var apparentCount: UInt64 {
        switch self {
        case .ledger(let file): (try? file.log?.next().rawValue) ?? 0
        case .publication(let log): log.head.size
        case .package(let log): log.recordCount
        }
    }

    /// Adds what the log itself does not tell, once it was read.
    func finish(_ report: inout AuditReport) {
        switch self {
        case .ledger(let file): Self.finish(file, &report)
        case .publication(let log):
            for problem in log.problems() { report.add(Finding(problem)) }
            if log.filesBeyond > 0 {
                report.notCovered.append(
                    "\(log.filesBeyond) files of a larger tree than the checkpoint's")
            }
            report.notCovered.append(
                "what a published log does not hold: older heads and the indexes")
        case .package(let log): Self.finish(log, &report)
        }
    }

    private static func finish(_ file: LogInspection, _ report: inout AuditReport) {
        if file.log == nil {
            report.unchecked.append("the records: damaged pages are not followed")
        } else {
            report.notCovered += file.notCovered
        }
        for finding in findings(of: file) { report.add(finding) }
        // Last: until here what was read may have changed under a reader without a lock.
        if file.wasRewritten {
            report.withdrawFindings(because: "the ledger is being written; audit it again")
        }
    }

    private static func finish(_ log: PackagedLog, _ report: inout AuditReport) {
        report.notCovered.append(
            "what a package does not hold: heads but the one that covers it, tiles, indexes")
        let check = PackageCheck(log, isSound: !report.findings.contains(where: \.isAboutBytes))
        for problem in check.problems { report.add(Finding(problem)) }
        report.unchecked += check.unchecked
        report.notCovered += check.notCovered
    }

    private static func findings(of file: LogInspection) -> [Finding] {
        let damages = file.damages.map { damage in
            Finding(
                .pageDamaged, at: nil, expected: "a sound page \(damage.page)",
                found: damage.problem)
        }
        let strangers = file.strangers.map { stranger in
            switch stranger {
            case .table(let name):
                Finding(
                    .tableUnknown, at: nil, expected: "the tables of a log only",
                    found: JSONValue.string(name).compact)
            case .row(let table, let key):
                Finding(
                    .rowUnknown, at: nil, expected: "the rows of a log only in '\(table)'",
                    found: "a row with the key \(Hexadecimal.encode(key))")
            }
        }
        return damages + strangers
    }
}

extension Finding {
    /// What is wrong with a file of a folder.
    init(_ problem: FileProblem) {
        let code: Code =
            switch problem.kind {
            case .wrong: .fileWrong
            case .missing: .fileMissing
            case .unknown: .fileUnknown
            case .cosignature: .cosignatureInvalid
            case .checkpoint: .checkpointInvalid
            }
        self.init(
            code, at: problem.position, expected: "\(problem.expected) in '\(problem.file)'",
            found: problem.found)
    }
}
