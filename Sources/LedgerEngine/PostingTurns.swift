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
    /// A job in the queue, and the answer that its poster waits for.
    final class Ticket: Sendable {
        fileprivate let job: Job
        fileprivate let isAwaited: Bool
        private let signal = DispatchSemaphore(value: 0)
        private let value = Mutex<Value?>(nil)

        fileprivate init(_ job: Job, isAwaited: Bool) {
            self.job = job
            self.isAwaited = isAwaited
        }

        /// Blocks until the job is answered.
        func wait() -> Value {
            while true {
                if let value = valueOrTurn() { return value }
            }
        }

        /// Blocks until there is an answer, or until the turn is this ticket's: `nil`.
        fileprivate func valueOrTurn() -> Value? {
            signal.wait()
            // Whoever waits again for the same ticket finds the answer as well.
            guard let value = value.withLock({ $0 }) else { return nil }
            signal.signal()
            return value
        }

        fileprivate func give(_ answer: Value) {
            value.withLock { $0 = answer }
            signal.signal()
        }

        fileprivate func giveTurn() { signal.signal() }
    }

    private struct State {
        var queue: [Ticket] = []
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
        let ticket = Ticket(job, isAwaited: true)
        let isFree = state.withLock { state in
            state.queue.append(ticket)
            defer { state.isTaken = true }
            return !state.isTaken
        }
        if !isFree, let value = ticket.valueOrTurn() { return value }
        work()
        return ticket.wait()
    }

    /// Hands over a job and returns.
    func start(_ job: Job) -> Ticket {
        let ticket = Ticket(job, isAwaited: false)
        let (isFree, isFirst) = state.withLock { state in
            state.queue.append(ticket)
            let isFree = !state.isTaken
            if isFree { (state.isTaken, state.isBackgrounds) = (true, true) }
            defer { state.hasBackground = true }
            return (isFree, !state.hasBackground)
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
        let tickets = state.withLock { state in
            defer { state.queue.removeAll(keepingCapacity: true) }
            return state.queue
        }
        let values = handle(tickets.map(\.job))
        for (ticket, value) in zip(tickets, values) { ticket.give(value) }
        handOn()
    }

    /// Ends a turn: gives it to who waits first, or lets one stop who wants to.
    private func handOn() {
        let (next, stopper) = state.withLock { state -> (Ticket?, DispatchSemaphore?) in
            let next = state.queue.first
            state.isTaken = next != nil
            state.isBackgrounds = next.map { !$0.isAwaited } ?? false
            guard next == nil, !state.stoppers.isEmpty else { return (next, nil) }
            state.beginStopping()
            return (nil, state.stoppers.removeFirst())
        }
        if let next { if next.isAwaited { next.giveTurn() } else { background.signal() } }
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
