import EventCoding
import Foundation
import LMDBEventLog
import LedgerEngine
import Synchronization

/// Threads that post groups of commands of their own one after the other, all at once.
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

    /// Returns when every client is done.
    func run() {
        let group = DispatchGroup()
        for client in groups.indices {
            group.enter()
            let thread = Thread { [self] in
                post(as: client)
                group.leave()
            }
            thread.stackSize = 512 << 10
            thread.start()
        }
        group.wait()
    }

    func requireRecorded() throws {
        if let failure = rest.withLock({ $0.failure }) {
            throw BenchmarkFailure("a client's command was not recorded: \(failure)")
        }
    }

    private func post(as client: Int) {
        for drafts in groups[client] {
            var outcomes: [CommandOutcome] = []
            let post = { outcomes = self.ledger.submit(Submission(drafts, as: nil)) }
            // The others are not watched: clock and lock would be a part of what they cost.
            if client == 0 {
                let time = WorkTime(post)
                rest.withLock { $0.latencies.append(time.seconds * 1e6) }
            } else {
                post()
            }
            if let failure = outcomes.first(where: { !$0.isDone }) {
                rest.withLock { $0.failure = failure }
            }
        }
    }
}
