import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LedgerEngine

/// Whoever hands over a job is answered, and whoever stops comes back, whatever others do.
@Suite struct PostingTurnsTests {
    @Test func `posting, handing over and stopping at once leaves nobody waiting`() {
        let isBusy = Atomic<Bool>(false)
        let turns = PostingTurns<Int, Int> { jobs in
            let wasBusy = isBusy.exchange(true, ordering: .acquiringAndReleasing)
            #expect(!wasBusy)
            defer { isBusy.store(false, ordering: .releasing) }
            return jobs
        }
        let threads = ThreadGroup()
        for thread in 0..<6 {
            threads.start {
                for number in 0..<3000 {
                    // No two threads have the same, so that none gets what is another's.
                    let job = number * 6 + thread
                    switch thread % 3 {
                    case 0: #expect(turns.run(job) == job)
                    case 1: #expect(turns.start(job).wait() == job)
                    case _: turns.stop()
                    }
                }
            }
        }
        threads.wait()
        turns.stop()
    }

    @Test func `a crowd that is answered together comes together again`() {
        let sizes = Mutex<[Int]>([])
        let turns = PostingTurns<Int, Int> { jobs in
            sizes.withLock { $0.append(jobs.count) }
            // As long as a commit: who is late would come alone.
            Thread.sleep(forTimeInterval: 0.002)
            return jobs.map { $0 + 1 }
        }
        let threads = ThreadGroup()
        for thread in 0..<24 {
            threads.start {
                for number in 0..<40 {
                    let job = number * 24 + thread
                    #expect(turns.run(job) == job + 1)
                }
            }
        }
        threads.wait()
        let rounds = sizes.withLock { $0 }
        #expect(rounds.reduce(0, +) == 24 * 40)
        // One by one it would take 960 rounds; forty are enough if nobody ever comes late.
        #expect(rounds.count < 480)
    }

    @Test func `an answer can be waited for by many and more than once`() {
        let turns = PostingTurns<Int, Int> { $0.map { $0 * 2 } }
        let tickets = (0..<50).map { turns.start($0) }
        let threads = ThreadGroup()
        for _ in 0..<4 {
            threads.start {
                for (job, ticket) in tickets.enumerated() {
                    #expect(ticket.wait() == 2 * job && ticket.wait() == 2 * job)
                }
            }
        }
        threads.wait()
        turns.stop()
    }

    @Test func `tasks are answered as threads are, each with its own, beside them`()
        async
    {
        let turns = PostingTurns<Int, Int> { $0.map { $0 * 2 } }
        let threads = ThreadGroup()
        for thread in 0..<2 {
            threads.start {
                for number in 0..<500 { #expect(turns.run(2 * number + thread) >= 0) }
            }
        }
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<100 {
                group.addTask {
                    for number in 0..<50 {
                        let job = number * 100 + task
                        let ticket = turns.start(job)
                        #expect(await ticket.value == 2 * job)
                        // Asked once more, it is there already.
                        #expect(await ticket.value == 2 * job)
                    }
                }
            }
        }
        threads.wait()
        turns.stop()
        #expect(await turns.start(21).value == 42)
        turns.stop()
    }
}
