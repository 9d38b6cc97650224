import Accounting
import DefenseFund
import EventCoding
public import EventSourcing
import Foundation
public import Transparency

/// The engine: takes commands, decides them by the rules, and records what follows.
///
/// One thread decides and appends. It gathers what comes in while a commit is being synced, so many
/// posters share one sync; each is answered only when its events are durable.
public final class Ledger<Log: EventLog & TransparentLog>: Sendable {
    public let log: Log
    private let thread: WriterThread<Job>
    private let images: StateImages?
    /// How many events the newest image holds.
    private let imaged: LogPosition

    struct Job: Sendable {
        let submission: Submission
        let answer: Answer<[CommandOutcome]>
    }

    /// Folds the log and is ready to take commands.
    ///
    /// - Parameter images: where the fold begins if one is there, and is kept for the next time.
    public init(_ log: Log, clock: some Clock, images: StateImages? = nil) throws(LogFailure) {
        self.log = log
        self.images = images
        let opened = try images?.opened(log)
        imaged = opened?.imaged ?? .start
        let worker = try LedgerWorker(
            log, clock: clock, opened.map { LedgerFold($0.fold) } ?? LedgerFold(), images)
        thread = WriterThread(named: "daicho writer") { jobs in worker.handle(jobs) }
    }

    /// Decides and records; blocks until every command is answered, in order.
    public func submit(_ submission: Submission) -> [CommandOutcome] { start(submission).wait() }

    /// Hands the commands to the writer and returns, so that the caller can do something else until
    /// it waits for the answer.
    public func start(_ submission: Submission) -> PendingOutcomes {
        let answer = Answer<[CommandOutcome]>()
        thread.submit(Job(submission: submission, answer: answer))
        return PendingOutcomes(answer: answer)
    }

    /// Answers what is queued and ends the writer. Then, with nobody waiting for an answer, an
    /// image is kept if many events have come.
    public func close() {
        thread.stop()
        guard let images, let end = try? log.next(), images.isDue(at: end, since: imaged) else {
            return
        }
        _ = try? images.opened(log)
    }
}

/// What the writer will answer.
public struct PendingOutcomes: Sendable {
    fileprivate let answer: Answer<[CommandOutcome]>

    /// Blocks until every command is answered; the outcomes stand in the order of the commands.
    public func wait() -> [CommandOutcome] { answer.wait() }
}
