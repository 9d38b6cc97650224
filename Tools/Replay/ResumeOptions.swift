import ArgumentParser
import Audit
import Terminal
import Transparency

/// Where a replay goes on that was interrupted.
struct ResumeOptions: ParsableArguments {
    @Option(
        help: .init(
            "Where the replay is kept when it is interrupted, and every million events; it goes on "
                + "from there if the file is there.", valueName: "file"))
    var resume: String?

    /// Replays from the beginning, or from where the file stands, until it is interrupted.
    ///
    /// - Parameter each: is told of every stretch, also of those that an earlier replay decided.
    /// - Returns: with the outcome, what was not run because an earlier replay had run it.
    func replay(
        _ inspection: Inspection, each: (VerifiedStretch) -> Void = { _ in }
    ) throws -> (outcome: Inspection.Outcome, leftOut: [String]) {
        let file = resume.map { ReplayFile($0) }
        let begun = try file?.read()
        let outcome = try inspection.run(replay: begun?.replay ?? Replay(), from: begun?.head) {
            stretch, replay in
            each(stretch)
            try file?.keep(replay, of: stretch, isLast: Interruption.isAsked)
            try Interruption.check()
        }
        // One that was interrupted before it came so far is neither foreign nor of this log.
        if let file, let begun, outcome.isForeign, !Interruption.isAsked {
            throw file.isForeign(begun.head)
        }
        if !Interruption.isAsked { file?.remove() }
        let leftOut = begun.map { [Self.leftOut($0.head, resume ?? "")] } ?? []
        return (outcome, leftOut + outcome.passedOver)
    }

    private static func leftOut(_ head: TreeHead, _ file: String) -> String {
        "the rules of the first \(head.size) events: they were run by the replay that \(file) was "
            + "kept from"
    }
}
