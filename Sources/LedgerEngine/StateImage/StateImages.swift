public import EventSourcing
import Foundation
public import ReadModels
public import Transparency

/// The state images of a ledger: a cache of its folds, in a folder beside its log.
///
/// Nothing depends on them. One that is missing, damaged, of another build or not signed by the
/// ledger's key is passed over, and the events are folded instead (docs/decisions/0016).
public struct StateImages: Sendable {
    private let files: StateImageFolder
    private let verifier: NoteVerifier
    /// Without it images are read and none is written.
    private let signer: NoteSigner?
    /// So many events are folded before a new image is worth its bytes, or a fiftieth of all.
    private let interval: UInt64

    public static let interval: UInt64 = 100_000

    /// Images that are read only.
    public init(in folder: String, signedBy verifier: NoteVerifier) {
        self.init(in: folder, verifier, nil, Self.interval)
    }

    /// Images that are read, and written where many events have come since the last one.
    public init(in folder: String, signedBy signer: NoteSigner, every interval: UInt64 = interval) {
        self.init(in: folder, signer.verifier, signer, interval)
    }

    private init(
        in folder: String, _ verifier: NoteVerifier, _ signer: NoteSigner?, _ interval: UInt64
    ) {
        files = StateImageFolder(path: folder)
        self.verifier = verifier
        self.signer = signer
        self.interval = interval
    }

    /// The view of the events before `end`.
    ///
    /// - Parameter each: is told of each event that had to be folded.
    public func view(
        of log: some EventLog & TransparentLog, to end: LogPosition,
        each: (LogPosition) -> Void = { _ in }
    ) throws -> LedgerView {
        try fold(of: log, to: end, each: each).fold.view
    }

    /// The fold of the whole log for the engine, and how many of its events the newest image holds:
    /// one is made if many were folded.
    func opened(_ log: some EventLog & TransparentLog) throws(LogFailure)
        -> (fold: ViewFold, imaged: LogPosition)
    {
        do {
            let end = try log.next()
            let (fold, imaged) = try fold(of: log, to: end)
            return (fold, isDue(at: end, since: imaged) && keep(fold, of: log) ? end : imaged)
        } catch {
            throw error as? LogFailure ?? .broken("\(error)")
        }
    }

    private func fold(
        of log: some EventLog & TransparentLog, to end: LogPosition,
        each: (LogPosition) -> Void = { _ in }
    ) throws -> (fold: ViewFold, imaged: LogPosition) {
        var fold = newestFold(of: log, notBeyond: end) ?? ViewFold()
        let imaged = fold.view.progress
        try fold.catchUp(with: log, to: end, each: each)
        return (fold, imaged)
    }

    /// What the newest image of at most `end` events holds.
    func newestFold(of log: some TransparentLog, notBeyond end: LogPosition) -> ViewFold? {
        for size in files.sizes where size > 0 && size <= end.rawValue {
            // A log that was put back to an earlier day and went on otherwise has another root.
            guard let file = files.reading(size),
                let root = try? MerkleTree(log).root(size: size)
            else { continue }
            let head = TreeHead(size: size, root: root)
            if let fold = StateImage.fold(in: file, of: head, signedBy: verifier) { return fold }
        }
        return nil
    }

    /// Whether so much has come since the image of the first `imaged` events that one is written.
    func isDue(at end: LogPosition, since imaged: LogPosition) -> Bool {
        guard signer != nil, end > imaged else { return false }
        return end.rawValue - imaged.rawValue >= max(interval, end.rawValue / 50)
    }

    /// Writes an image of the fold. That it cannot be written is no failure of the ledger.
    private func keep(_ fold: ViewFold, of log: some TransparentLog) -> Bool {
        let size = fold.view.progress.rawValue
        guard let signer, size > 0, let root = try? MerkleTree(log).root(size: size),
            let bytes = try? StateImage.bytes(
                of: fold, at: TreeHead(size: size, root: root), signedBy: signer)
        else { return false }
        return files.write(bytes, of: size)
    }
}
