import Accounting
import DefenseFund
import EventCoding
public import EventSourcing
import Foundation
public import ReadModels
import Synchronization
public import Transparency

/// The engine: takes commands, decides them by the rules, and records what follows.
///
/// One poster at a time decides and appends, on its own thread, all that has come in while the last
/// commit was being synced: so many posters share one sync. Each is answered only when its events
/// are durable.
public final class Ledger<Log: EventLog & TransparentLog>: Sendable {
    public let log: Log
    private let turns: PostingTurns<Submission, [CommandOutcome]>
    private let images: StateImages?
    /// How many events the newest image holds.
    private let imaged: Mutex<LogPosition>

    /// Folds the log and is ready to take commands.
    ///
    /// - Parameters:
    ///   - images: where the fold begins if one is there, and is kept for the next time.
    ///   - withholding: where values and keys lie; without it nothing can be withheld.
    public init(
        _ log: Log, clock: some Clock, images: StateImages? = nil, withholding: Withholding? = nil
    ) throws(LogFailure) {
        self.log = log
        self.images = images
        let opened = try images?.opened(log)
        imaged = Mutex(opened?.imaged ?? .start)
        let worker = try LedgerWorker(
            log, clock: clock, opened?.fold ?? LedgerFold(), images, withholding)
        turns = PostingTurns { submissions in worker.handle(submissions) }
    }

    /// Decides and records; blocks until every command is answered, in order.
    public func submit(_ submission: Submission) -> [CommandOutcome] { turns.run(submission) }

    /// Hands the commands over and returns, so that the caller can do something else until it waits
    /// for the answer.
    public func start(_ submission: Submission) -> PendingOutcomes {
        PendingOutcomes(ticket: turns.start(submission))
    }

    /// The view of all that is recorded. Where so many events have come that closing would leave an
    /// image, it is left now, and they need not be folded once more.
    ///
    /// - Parameter each: is told of each event that had to be folded.
    public func view(each: (LogPosition) -> Void = { _ in }) throws -> LedgerView {
        let end = try log.next()
        guard let images else {
            var fold = ViewFold()
            try fold.catchUp(with: log, to: end, each: each)
            return fold.view
        }
        guard images.isDue(at: end, since: imaged.withLock { $0 }) else {
            return try images.view(of: log, asOf: AsOf(known: end, day: nil), each: each)
        }
        let (fold, isKept) = try images.imaged(log, upTo: end, each: each)
        if isKept { imaged.withLock { $0 = max($0, end) } }
        return fold.view
    }

    /// Returns when what is queued is answered. Before that, with nobody waiting for an answer any
    /// more, an image is kept if many events have come.
    public func close() {
        turns.stop()
        guard let images, let end = try? log.next(),
            images.isDue(at: end, since: imaged.withLock { $0 })
        else { return }
        _ = try? images.imaged(log, upTo: end)
    }
}

/// What will be answered.
public struct PendingOutcomes: Sendable {
    fileprivate let ticket: PostingTurns<Submission, [CommandOutcome]>.Ticket

    /// Blocks until every command is answered; the outcomes stand in the order of the commands.
    public func wait() -> [CommandOutcome] { ticket.wait() }

    /// The same for a task, which holds no thread meanwhile: a server with many clients is to ask
    /// so.
    public var value: [CommandOutcome] { get async { await ticket.value } }
}
