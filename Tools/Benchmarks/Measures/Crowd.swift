import EventCoding
import Foundation
import LMDBEventLog
import LedgerEngine
import Synchronization

/// Threads that post commands of their own one by one, all at once.
final class Crowd: Sendable {
    private let ledger: Ledger<LMDBEventLog>
    private let drafts: [CommandDraft]
    private let clientCount: Int
    private let commandsEach: Int
    private let rest: Mutex<Result>

    private struct Result {
        var latencies: [Double] = []
        var failure: CommandOutcome?
    }

    init(
        _ ledger: Ledger<LMDBEventLog>, _ drafts: [CommandDraft], clientCount: Int,
        commandsEach: Int
    ) {
        precondition(drafts.count == clientCount * commandsEach)
        self.ledger = ledger
        self.drafts = drafts
        self.clientCount = clientCount
        self.commandsEach = commandsEach
        rest = Mutex(Result())
    }

    /// Of the first client, in microseconds.
    var latencies: [Double] { rest.withLock { $0.latencies } }

    /// Returns when every client is done.
    func run() {
        let group = DispatchGroup()
        for client in 0..<clientCount {
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
        for draft in drafts[(client * commandsEach)..<((client + 1) * commandsEach)] {
            var outcome = CommandOutcome.abandoned
            let time = WorkTime { outcome = ledger.submit(Submission([draft], as: nil))[0] }
            rest.withLock { rest in
                if client == 0 { rest.latencies.append(time.seconds * 1e6) }
                if !outcome.isDone { rest.failure = outcome }
            }
        }
    }
}
