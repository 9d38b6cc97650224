import Bytes
import Foundation

/// The files of state images.
struct StateImageFolder: Sendable {
    let path: String
    /// Images of the engine's that lie nearer to each other than this, or than a fiftieth of all
    /// events, are as good as one another.
    let interval: UInt64

    /// So many images that questions left behind are kept: those that were used last.
    static let questionCount = 12

    /// The images that lie here, the largest first.
    var images: [StateImageName] {
        names.compactMap(StateImageName.init(parsing:)).sorted { $0.size > $1.size }
    }

    /// The file of an image; `nil` if there is none, or something else in its place.
    func reading(_ image: StateImageName) -> PlainFile? { PlainFile(path: file(image)) }

    /// Notes that an image was of use.
    func touch(_ image: StateImageName) { PlainFile.touch(file(image)) }

    /// Puts an image into its place once it is on the disk, and removes those that are not worth
    /// their bytes any more.
    func write(_ bytes: [UInt8], as image: StateImageName) -> Bool {
        let draft = "\(file(image)).\(ProcessInfo.processInfo.processIdentifier).partial"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            return false
        }
        // As readable as the log, which tells the same.
        guard PlainFile.put(bytes, at: file(image), draft: draft, permissions: 0o640) else {
            return false
        }
        tidy(keeping: image)
        return true
    }

    /// Nothing is touched that is not named as an image or as the draft of one.
    private func tidy(keeping newest: StateImageName) {
        for name in names where StateImageName.isDraft(name) { PlainFile.remove(path + "/" + name) }
        let images = images
        let questions = images.filter { $0.use.isQuestion && $0 != newest }
            .map { (image: $0, usedAt: PlainFile.modifiedAt(file($0)) ?? 0) }
            .sorted { $0.usedAt > $1.usedAt }.map(\.image)
        var old = questions.dropFirst(Self.questionCount - (newest.use.isQuestion ? 1 : 0))
        switch newest.use {
        case .question: break
        case .movements, .postings:
            old += images.filter { $0.use == newest.use && $0 != newest }
        case .ledger:
            // What lies beyond the newest is of a log that was put back to an earlier day.
            let ofLedger = images.filter { $0.use == .ledger }
            let kept = Self.kept(
                ofLedger.map(\.size).filter { $0 <= newest.size }, every: interval)
            old += ofLedger.filter { !kept.contains($0.size) }
        }
        for image in old { PlainFile.remove(file(image)) }
    }

    /// Which of the engine's images are kept: the last two, and of those behind each without which
    /// the way back from the newest image would grow more than fourfold between the one in front of
    /// it and the one behind. What does not grow so much never will, as the ledger grows.
    ///
    /// - Parameter sizes: the largest first.
    static func kept(_ sizes: [UInt64], every interval: UInt64) -> [UInt64] {
        guard sizes.count > 2 else { return sizes }
        let newest = sizes[0]
        let unit = max(interval, newest / 50)
        var kept = Array(sizes.prefix(2))
        for (size, behind) in zip(sizes.dropFirst(2), sizes.dropFirst(3) + [0]) {
            guard let last = kept.last, newest - behind > 4 * (newest - last) + unit else {
                continue
            }
            kept.append(size)
        }
        return kept
    }

    private var names: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    private func file(_ image: StateImageName) -> String { "\(path)/\(image)" }
}
