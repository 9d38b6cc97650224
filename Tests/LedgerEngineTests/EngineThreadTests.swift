import EventSourcing
import Foundation
import LMDBEventLog
import Synchronization
import TestSupport
import Testing

@testable import LedgerEngine

/// The engine's own threads: one is there when it is wanted, and holds nothing when it is done.
@Suite struct EngineThreadTests {
    private static let clerk = StreamName(parsing: "actor/clerk")

    @Test func `posters may take all threads that the system shares out`() throws {
        let folder = try TemporaryDirectory()
        let isSlow = Atomic<Bool>(false)
        let log = try LMDBEventLog(
            path: folder.file("log.mdb"), creating: true,
            sign: { _ in
                if isSlow.exchange(false, ordering: .relaxed) { Thread.sleep(forTimeInterval: 1) }
                return nil
            })
        let opened = try OpenedLedger(log)
        let group = DispatchGroup()
        let doneCount = Atomic<Int>(0)
        // While one of them commits, the others wait, and no queue of the system finds a thread.
        isSlow.store(true, ordering: .relaxed)
        for poster in 0..<600 {
            let draft = try registration("P\(poster)", number: UInt64(poster))
            DispatchQueue(label: "poster \(poster)").async(group: group) {
                let outcomes = opened.ledger.submit(Submission([draft], as: Self.clerk))
                if outcomes[0].isDone { doneCount.add(1, ordering: .relaxed) }
            }
        }
        try #require(group.wait(timeout: .now() + 30) == .success)
        #expect(doneCount.load(ordering: .relaxed) == 600)
    }

    @Test func `a log can be opened again once its engine is gone`() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("log.mdb")
        let drafts = try (0..<192).map { try registration("P\($0)", number: UInt64($0)) }
        func post(waiting: Bool) throws {
            let log = try LMDBEventLog(path: path, sign: { _ in nil })
            let ledger = try Ledger(log, clock: ManualClock())
            let submission = Submission(drafts, as: Self.clerk)
            let outcomes =
                waiting ? ledger.submit(submission) : ledger.start(submission).wait()
            #expect(outcomes.allSatisfy { $0.isDone })
            ledger.close()
        }
        do {
            let log = try LMDBEventLog(path: path, creating: true, sign: { _ in nil })
            _ = try OpenedLedger(log)
        }
        for round in 0..<200 { try post(waiting: round % 2 == 0) }
    }

    @Test func `a companion does its jobs on one thread, which ends with its owner`() throws {
        // As the system names them: `PID/task/TID`.
        let threads = Mutex<[String]>([])
        let here = "/proc/thread-self"
        let done = DispatchSemaphore(value: 0)
        do {
            let companion = CompanionThread()
            for _ in 0..<3 {
                companion.start {
                    let name = try? FileManager.default.destinationOfSymbolicLink(atPath: here)
                    threads.withLock { $0.append(name ?? "") }
                    done.signal()
                }
                try #require(done.wait(timeout: .now() + 30) == .success)
            }
        }
        let (first, count) = threads.withLock { ($0[0], Set($0).count) }
        #expect(count == 1 && !first.isEmpty)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: here) != first)
        let end = Date.now + 30
        while FileManager.default.fileExists(atPath: "/proc/\(first)"), .now < end {
            Thread.sleep(forTimeInterval: 0.01)
        }
        #expect(!FileManager.default.fileExists(atPath: "/proc/\(first)"))
    }
}
