import Dispatch
import Foundation
import Synchronization

/// Lets one of many posters at a time handle all that has been queued meanwhile.
///
/// This is group commit without a thread of its own: who finds nobody at work takes the turn, works
/// on its own thread, and hands the turn to the first who came meanwhile. So a lone poster waits
/// for no other thread to wake, and many share one commit. Work that was handed over without
/// waiting has no thread; a background thread takes the turn for it.
final class PostingTurns<Job: Sendable, Value: Sendable>: Sendable {
    /// An answer that somebody may wait for, as often as he likes.
    struct Ticket: Sendable {
        fileprivate let round: PostingRound<Value>
        fileprivate let place: Int

        /// Blocks until the job is answered.
        func wait() -> Value { round.wait(at: place) }

        /// The same for a task, which holds no thread meanwhile.
        var value: Value { get async { await round.value(at: place) } }
    }

    private struct State {
        /// The jobs that are queued, and the round that they will be; `nil` without any.
        var jobs: [Job] = []
        var round: PostingRound<Value>?
        /// How many jobs the round before had.
        var lastCount = 0
        /// How long it took to handle them.
        var lastDuration = Duration.zero
        var isTaken = false
        /// Whether the turn has been given to the background thread, which has not seen it yet.
        var isBackgrounds = false
        var hasBackground = false
        var isStopping = false
        /// Who waits for the turn to end the background thread.
        var stoppers: [DispatchSemaphore] = []

        /// Takes the turn while nothing is queued: what is handed over from now on starts another
        /// background thread.
        mutating func beginStopping() {
            (isTaken, isStopping, hasBackground) = (true, hasBackground, false)
        }

        mutating func join(_ job: Job, isAwaited: Bool) -> Ticket {
            let round = round ?? PostingRound(isLed: isAwaited)
            self.round = round
            jobs.append(job)
            return Ticket(round: round, place: jobs.count - 1)
        }

        /// What is queued, to be handled now.
        mutating func takeRound() -> (PostingRound<Value>, [Job]) {
            guard let round = round.take() else { preconditionFailure("a turn is for a round") }
            let jobs = jobs
            self.jobs.removeAll(keepingCapacity: true)
            lastCount = jobs.count
            return (round, jobs)
        }
    }

    private let state = Mutex(State())
    private let background = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let handle: @Sendable ([Job]) -> [Value]

    /// - Parameter handle: called by whoever has the turn, never twice at a time, with the jobs in
    ///   the order of their arrival; answers each.
    init(handle: @escaping @Sendable ([Job]) -> [Value]) { self.handle = handle }

    /// Hands over a job and blocks until it is answered.
    func run(_ job: Job) -> Value {
        let (ticket, isFree) = state.withLock { state in
            defer { state.isTaken = true }
            return (state.join(job, isAwaited: true), !state.isTaken)
        }
        if !isFree {
            guard ticket.place == 0 else { return ticket.wait() }
            ticket.round.waitForTurn()
        }
        work()
        return ticket.wait()
    }

    /// Hands over a job and returns.
    func start(_ job: Job) -> Ticket {
        let (ticket, isFree, isFirst) = state.withLock { state in
            let isFree = !state.isTaken
            if isFree { (state.isTaken, state.isBackgrounds) = (true, true) }
            defer { state.hasBackground = true }
            return (state.join(job, isAwaited: false), isFree, !state.hasBackground)
        }
        if isFirst { startBackground() }
        if isFree { background.signal() }
        return ticket
    }

    /// Blocks until what is queued is answered, then ends the background thread.
    ///
    /// That takes the turn as well: while another one had it, it could be promised to the very
    /// thread that ends.
    func stop() {
        let turn = DispatchSemaphore(value: 0)
        let isFree = state.withLock { state in
            let isFree = !state.isTaken
            if isFree { state.beginStopping() } else { state.stoppers.append(turn) }
            return isFree
        }
        if !isFree { turn.wait() }
        if state.withLock({ $0.isStopping }) {
            background.signal()
            ended.wait()
        }
        handOn()
    }

    /// One turn: handles the queue, answers, hands the turn on.
    ///
    /// The answers go out first. Many of those who get one have the next job ready, and it belongs
    /// into the next commit: handed on before, the turn would go to the first of them alone.
    private func work() {
        awaitCrowd()
        let (round, jobs) = state.withLock { $0.takeRound() }
        let start = ContinuousClock.now
        let answers = handle(jobs)
        let duration = ContinuousClock.now - start
        state.withLock { $0.lastDuration = duration }
        round.finish(answers)
        handOn()
    }

    /// Lets those come who were answered together a moment ago: left behind, they would wait for
    /// two commits, and half of a crowd for the other half, for good. As many as the last time are
    /// awaited while they come at intervals that are short beside a round, and up to twice as many
    /// as long as they come at once. A poster who was alone then waits for nobody.
    private func awaitCrowd() {
        var count = 0
        var tries = 0
        var since = ContinuousClock.now
        while true {
            let (queued, last, interval) = state.withLock {
                ($0.jobs.count, $0.lastCount, $0.lastDuration / 8)
            }
            guard last > 1, queued < 2 * last else { return }
            if queued > count { (count, tries, since) = (queued, 0, .now) }
            tries += 1
            guard tries <= Self.patience || queued < last && .now - since < interval else { return }
            sched_yield()
        }
    }

    /// How often the processor is let go of without another job coming.
    private static var patience: Int { 16 }

    /// Ends a turn: gives it to who waits first, or lets one stop who wants to.
    private func handOn() {
        let (next, stopper) = state.withLock {
            state -> (PostingRound<Value>?, DispatchSemaphore?) in
            let next = state.round
            state.isTaken = next != nil
            state.isBackgrounds = next.map { !$0.isLed } ?? false
            guard next == nil, !state.stoppers.isEmpty else { return (next, nil) }
            state.beginStopping()
            return (nil, state.stoppers.removeFirst())
        }
        if let next { if next.isLed { next.giveTurn() } else { background.signal() } }
        stopper?.signal()
    }

    /// The thread lets go of all this before it says that it has ended: whoever stopped it may want
    /// to open the log anew.
    private func startBackground() {
        let owned = Mutex<PostingTurns?>(self)
        let thread = Thread { [ended] in
            owned.withLock { turns in
                turns?.workInBackground()
                turns = nil
            }
            ended.signal()
        }
        thread.name = "daicho writer"
        // Folding deep values needs more than the small default stack of a secondary thread.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private func workInBackground() {
        while true {
            background.wait()
            let (isMine, isStopping) = state.withLock { state in
                defer { (state.isBackgrounds, state.isStopping) = (false, false) }
                return (state.isBackgrounds, state.isStopping)
            }
            if isMine { work() }
            if isStopping { return }
        }
    }
}
