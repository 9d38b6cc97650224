import EventCoding
import Foundation
import LMDBEventLog
import LedgerEngine
import Synchronization

/// Clients that post groups of commands of their own one after the other, all at once.
final class Crowd: Sendable {
    private let ledger: Ledger<LMDBEventLog>
    /// What each client posts.
    private let groups: [[[CommandDraft]]]
    private let rest: Mutex<Result>

    private struct Result {
        var latencies: [Double] = []
        var failure: CommandOutcome?
    }

    /// - Parameter groups: of each client, in order.
    init(_ ledger: Ledger<LMDBEventLog>, _ groups: [[[CommandDraft]]]) {
        self.ledger = ledger
        self.groups = groups
        rest = Mutex(Result())
    }

    /// Of the first client, in microseconds.
    var latencies: [Double] { rest.withLock { $0.latencies } }

    /// Each client is a thread. Returns when every one is done.
    func run() {
        let group = DispatchGroup()
        for client in groups.indices {
            group.enter()
            let thread = Thread { [self] in
                for drafts in groups[client] {
                    let watch = Watch(of: client)
                    note(ledger.submit(Submission(drafts, as: nil)), watch)
                }
                group.leave()
            }
            thread.stackSize = 512 << 10
            thread.start()
        }
        group.wait()
    }

    /// Each client is a task, as those of a server are.
    func runTasks() {
        let group = DispatchGroup()
        for client in groups.indices {
            group.enter()
            Task.detached { [self] in
                for drafts in groups[client] {
                    let watch = Watch(of: client)
                    note(await ledger.start(Submission(drafts, as: nil)).value, watch)
                }
                group.leave()
            }
        }
        group.wait()
    }

    func requireRecorded() throws {
        if let failure = rest.withLock({ $0.failure }) {
            throw BenchmarkFailure("a client's command was not recorded: \(failure)")
        }
    }

    /// Since when the first client waits. The others are not watched: clock and lock would be a
    /// part of what they cost.
    private struct Watch {
        let start: ContinuousClock.Instant?

        init(of client: Int) { start = client == 0 ? .now : nil }
    }

    private func note(_ outcomes: [CommandOutcome], _ watch: Watch) {
        if let start = watch.start {
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            rest.withLock { $0.latencies.append(seconds * 1e6) }
        }
        if let failure = outcomes.first(where: { !$0.isDone }) {
            rest.withLock { $0.failure = failure }
        }
    }
}
