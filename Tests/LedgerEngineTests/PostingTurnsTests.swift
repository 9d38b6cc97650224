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
                for job in 0..<3000 {
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
}
