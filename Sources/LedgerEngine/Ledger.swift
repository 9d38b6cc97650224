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

    struct Job: Sendable {
        let submission: Submission
        let answer: Answer<[CommandOutcome]>
    }

    /// Folds the log and is ready to take commands.
    public init(_ log: Log, clock: some Clock) throws(LogFailure) {
        self.log = log
        let worker = try LedgerWorker(log, clock: clock)
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

    /// Answers what is queued and ends the writer.
    public func close() { thread.stop() }
}

/// What the writer will answer.
public struct PendingOutcomes: Sendable {
    fileprivate let answer: Answer<[CommandOutcome]>

    /// Blocks until every command is answered; the outcomes stand in the order of the commands.
    public func wait() -> [CommandOutcome] { answer.wait() }
}
