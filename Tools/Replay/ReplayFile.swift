import Audit
import Bytes
import EventSourcing
import Foundation
import ReadModels
import StateCoding
import Transparency

/// The file in which a replay is kept when it is interrupted, or what a witness remembers.
///
/// It is believed as far as it is the auditor's own: its hash tells damage, and the records must
/// make the tree that it stands on. It is readable by its owner only.
final class ReplayFile {
    let path: String
    private var keptSize: UInt64 = 0

    private static let interval: UInt64 = 1_000_000

    /// Whether it is what a witness remembers, and not a replay that was interrupted.
    private let isMemory: Bool

    init(_ path: String, isMemory: Bool = false) {
        self.path = path
        self.isMemory = isMemory
    }

    /// How it is named at the command line.
    private var option: String { isMemory ? "--state" : "--resume" }

    /// `nil` if there is no file yet.
    ///
    /// - Throws: ``Output/Failure`` also if it is a witness's memory, which would be removed at the
    ///   end, or where one is asked for is none.
    func read() throws -> ReplayImage? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let file = PlainFile(path: path), let byteCount = file.byteCount,
            let bytes = file.bytes(byteCount)
        else { throw Output.Failure("\(option) \(path): cannot be read") }
        do throws(StateFault) {
            let image = try ReplayImage(bytes)
            keptSize = image.head.size
            guard (image.signed != nil) == isMemory else {
                throw StateFault(
                    isMemory
                        ? "it is a replay that was interrupted, and no witness's memory"
                        : "it is a witness's memory, and no replay that was interrupted")
            }
            return image
        } catch {
            throw Output.Failure(
                "\(option) \(path): \(error); name a sound one, or begin anew without it")
        }
    }

    /// Why an image cannot be gone on with.
    func isForeign(_ head: TreeHead) -> Output.Failure {
        Output.Failure(
            "\(option) \(path): stands on \(head.size) events with the root \(head.root), with "
                + "which this log does not begin; name the file of this log, or remove it")
    }

    /// Keeps the replay if it is the last chance, or much was decided since it was kept.
    func keep(_ replay: Replay?, of stretch: VerifiedStretch, isLast: Bool) throws {
        guard let replay, !replay.isBroken else { return }
        let size = replay.view.progress.rawValue
        guard size > keptSize, isLast || size - keptSize >= Self.interval,
            let head = stretch.head(at: size)
        else { return }
        keptSize = size
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
        let image = ReplayImage(of: replay, at: head)
        guard PlainFile.put(image.bytes, at: path, draft: draft, permissions: 0o600) else {
            throw AuditInterruption("\(path) cannot be written")
        }
    }

    /// A replay that came to its end is not gone on with.
    func remove() { PlainFile.remove(path) }
}
