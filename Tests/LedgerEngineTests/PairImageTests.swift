import Accounting
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import MemoryEventLog
import ReadModels
import StateCoding
import TestSupport
import Testing
import Transparency

@testable import LedgerEngine

/// Images that questions leave behind shorten the way to the same answer, or are passed over:
/// deleting, damaging or exchanging any of them changes nothing.
@Suite struct PairImageTests {
    private static let seeds = (0..<6).map { UInt64(9_000 + $0) }

    /// What was folded for questions, and how much of it the images saved.
    private struct Ways {
        var folded: UInt64 = 0
        var whole: UInt64 = 0
        /// How many tables were asked for, and how often only a part of an image was read.
        var tables = 0
        var parts = 0
    }

    private static func history(_ seed: UInt64) throws -> [RecordedEvent] {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for number in 1...160 {
            do {
                try history.perform(commands.next())
                if number % 40 == 0 { try history.correctLast(number / 40) }
            } catch is Rejection {
            } catch is FieldFailure {
            }
        }
        return history.events
    }

    private static func oracle(_ events: [RecordedEvent], asOf pair: AsOf) throws -> LedgerView {
        var view = LedgerView(on: pair.day)
        for event in events.prefix(Int(clamping: pair.known.rawValue)) { try view.apply(event) }
        return view
    }

    private static func bytes(_ view: LedgerView) -> String {
        view.tables.map(\.csv).joined(separator: "\n")
    }

    /// Does something bad to one of the files.
    private static func sabotage(_ folder: TemporaryDirectory, _ random: inout SeededGenerator)
        throws
    {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        guard let name = names.randomElement(using: &random),
            let other = names.randomElement(using: &random)
        else { return }
        let (path, otherPath) = (folder.file(name), folder.file(other))
        var bytes = try Data(contentsOf: URL(filePath: path))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try FileManager.default.removeItem(atPath: path)
        case 1:
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
            try bytes.write(to: URL(filePath: path))
        case 2:
            let count = Int.random(in: 0..<bytes.count, using: &random)
            try bytes.prefix(count).write(to: URL(filePath: path))
        default: try bytes.write(to: URL(filePath: otherPath))
        }
    }

    /// Of one account, of a few and of all.
    private static func checkPostings(
        in events: [RecordedEvent], of log: MemoryEventLog, _ images: StateImages,
        before end: LogPosition, _ random: inout SeededGenerator
    ) throws {
        let opened = events.filter { $0.act is AccountOpened }.map(\.head.stream).shuffled(
            using: &random)
        for count in [1, 3, opened.count] {
            let accounts = Set(opened.prefix(count))
            let all = events.prefix(Int(clamping: end.rawValue)).filter { event in
                event.postings.contains { accounts.contains($0.account) }
            }.map(\.head.position)
            for limit in [all.count, Int.max] {
                let found = try images.postings(
                    to: accounts, in: log, before: end, atMost: limit)
                #expect(found == all, "\(count) accounts before \(end)")
            }
            guard !all.isEmpty else { continue }
            let few = try images.postings(
                to: accounts, in: log, before: end, atMost: all.count - 1)
            #expect(few == nil, "\(count) accounts before \(end)")
        }
    }

    private static func log(of events: [RecordedEvent]) throws -> MemoryEventLog {
        let log = MemoryEventLog(sign: SampleKey.sign)
        _ = try log.append(
            Batch(first: .start, records: try events.map(RecordEncoder.encode)), if: .none)
        return log
    }

    @Test(arguments: seeds)
    func `with images, without, with damaged and with stale ones an answer is the same`(
        seed: UInt64
    ) throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(seed)
        let records = try events.map(RecordEncoder.encode)
        let days = Set(events.map(\.head.effectiveOn)).sorted()
        let log = MemoryEventLog(sign: SampleKey.sign)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 15)
        var random = SeededGenerator(seed: seed)
        var ways = Ways()
        var atHand: LedgerView?
        for _ in 0..<60 {
            let next = Int(log.next().rawValue)
            let end = min(events.count, next + Int.random(in: 0...30, using: &random))
            _ = try log.append(
                Batch(first: LogPosition(UInt64(next)), records: Array(records[next..<end])),
                if: .none)
            if Int.random(in: 0..<4, using: &random) == 0 {
                try Self.sabotage(folder, &random)
            }
            if Int.random(in: 0..<6, using: &random) == 0 {
                try Ledger(log, clock: ManualClock(), images: images).close()
            }
            if Int.random(in: 0..<6, using: &random) == 0 {
                let rules = try DryRun(log, clock: ManualClock(), images: images).ledger
                let now = AsOf(known: log.next(), day: nil)
                #expect(try rules == Self.oracle(events, asOf: now).ledger, "seed \(seed)")
            }
            let pair = AsOf(
                known: LogPosition(UInt64(Int.random(in: end / 2...end, using: &random))),
                day: days.prefix(9).randomElement(using: &random).flatMap { day in
                    Int.random(in: 0..<5, using: &random) == 0 ? nil : day
                })
            ways.whole += pair.known.rawValue
            let view = try images.view(of: log, asOf: pair) { _ in ways.folded += 1 }
            let oracle = try Self.oracle(events, asOf: pair)
            let place = Comment(rawValue: "seed \(seed), \(pair)")
            #expect(view == oracle, place)
            #expect(Self.bytes(view) == Self.bytes(oracle), place)
            let table = LedgerTable.compared[ways.tables % LedgerTable.compared.count]
            ways.tables += 1
            let part = try images.view(of: log, asOf: pair, only: table.sections)
            if !part.isWhole { ways.parts += 1 }
            #expect(table(in: part).csv == table(in: oracle).csv, place)
            let further = try images.view(of: log, asOf: pair, from: atHand, only: table.sections)
            #expect(table(in: further).csv == table(in: oracle).csv, place)
            atHand = view
            let books = try images.fundBooks(of: log, asOf: pair)
            #expect(books.table.csv == oracle.fundBalance.csv, place)
            try Self.checkPostings(in: events, of: log, images, before: pair.known, &random)
        }
        #expect(ways.folded < ways.whole * 3 / 4, "seed \(seed): \(ways)")
        #expect(ways.parts > ways.tables / 4, "seed \(seed): \(ways)")
        try FileManager.default.removeItem(atPath: folder.path)
    }

    @Test(arguments: seeds.prefix(3))
    func `what the rules need stands in the sections that the engine reads`(seed: UInt64) throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(seed)
        let log = try Self.log(of: events)
        let now = AsOf(known: log.next(), day: nil)
        let oracle = try Self.oracle(events, asOf: now)
        #expect(Set(oracle.ledger.stateSections.apart.keys) == LedgerState.sections)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        try Ledger(log, clock: ManualClock(), images: images).close()
        let read = images.newestFold(
            of: log, asOf: now, only: LedgerState.sections, goesOn: false)
        #expect(read?.view.isWhole == false, "what only questions need is left unread")
        #expect(read?.view.ledger == oracle.ledger)
        let opened = try images.opened(log)
        #expect(opened.fold.ledger == oracle.ledger && opened.imaged == now.known)
    }

    @Test(arguments: seeds.prefix(2))
    func `about the days between what is in force and what is not an image serves, and no other`(
        seed: UInt64
    ) throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(seed)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        let days = Set(events.map(\.head.effectiveOn)).sorted()
        let day = days[days.count / 2]
        let view = try images.view(of: log, asOf: AsOf(known: log.next(), day: day))
        let (first, behind) = (try #require(view.latestOn), try #require(view.passedFrom))
        #expect(first <= day && day < behind)
        for day in [first, behind.adding(days: -1)] {
            let pair = AsOf(known: log.next(), day: day)
            let fold = images.newestFold(of: log, asOf: pair)
            #expect(try fold?.view == Self.oracle(events, asOf: pair))
        }
        for day in [first.adding(days: -1), behind, nil] {
            let pair = AsOf(known: log.next(), day: day)
            #expect(images.newestFold(of: log, asOf: pair) == nil, "\(String(describing: day))")
            let reader = StateImages(in: folder.path, signedBy: SampleKey.verifier)
            #expect(try reader.view(of: log, asOf: pair) == Self.oracle(events, asOf: pair))
        }
        let earlier = AsOf(known: LogPosition(log.next().rawValue - 1), day: day)
        #expect(images.newestFold(of: log, asOf: earlier) == nil, "it is of one event more")
    }

    @Test(arguments: seeds.prefix(3))
    func `about now, as known now, the view is the live one, with images and without`(
        seed: UInt64
    ) throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(seed)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        let last = try #require(events.map(\.head.effectiveOn).max())
        let live = try images.view(of: log, asOf: AsOf(known: log.next(), day: nil))
        for _ in 0..<2 {
            let now = try images.view(of: log, asOf: AsOf(known: log.next(), day: last))
            #expect(now.ledger == live.ledger && Self.bytes(now) == Self.bytes(live))
        }
        #expect(images.newestFold(of: log, asOf: AsOf(known: log.next(), day: last)) != nil)
    }

    @Test(arguments: seeds.prefix(3))
    func `a later time of knowledge changes nothing about a day without late entries`(seed: UInt64)
        throws
    {
        let folder = try TemporaryDirectory()
        let events = try Self.history(seed)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        let days = Set(events.map(\.head.effectiveOn)).sorted()
        var quietCount = 0
        for day in [days[days.count / 3], days[days.count / 2]] {
            var before: String?
            for (place, event) in events.enumerated().dropFirst(events.count / 2) {
                if event.head.effectiveOn <= day { before = nil }
                let pair = AsOf(known: LogPosition(UInt64(place + 1)), day: day)
                let now = Self.bytes(try images.view(of: log, asOf: pair))
                if let before {
                    quietCount += 1
                    #expect(now == before, "seed \(seed), \(pair)")
                }
                before = now
            }
        }
        #expect(quietCount > 50)
    }

    @Test func `of an image that is damaged in one piece the others answer`() throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(9_000)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        let pair = AsOf(known: log.next(), day: nil)
        let view = try images.view(of: log, asOf: pair)
        let path = folder.file("\(log.next())-all.state")
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: URL(filePath: path))
        let reader = StateImages(in: folder.path, signedBy: SampleKey.verifier)
        var folded = 0
        // The streams stand at its end.
        let named = try reader.view(of: log, asOf: pair, only: [.names]) { _ in folded += 1 }
        #expect(folded == 0 && !named.isWhole && named.planRegister == view.planRegister)
        let proposals = LedgerTable.proposals.sections
        let whole = try reader.view(of: log, asOf: pair, only: proposals) { _ in folded += 1 }
        #expect(folded == events.count && whole == view)
        #expect(try reader.glance(of: log, only: [.names])?.progress == log.next())
    }

    @Test func `an index that leaves out an event is found out by adding up`() throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(9_000)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        var view = LedgerView()
        for event in events { try view.apply(event) }
        let left = try #require(events.last { !$0.postings.isEmpty })
        let account = try #require(left.postings.first).account
        let key = try #require(view.account(account))
        let behind = view
        func comes() throws -> Bool {
            let places = try images.postings(
                to: [account], in: log, before: log.next(), atMost: .max)
            var general = GeneralLedger { $0 == key }
            for place in places ?? [] { general.add(events[Int(place.rawValue)], in: behind) }
            return general.comes(to: behind)
        }
        #expect(try comes())
        // The ledger's own key has signed it, of the right tree.
        var index = PostingIndex()
        for event in events {
            let isLeft = event.head.position == left.head.position
            let record = try RecordEncoder.encode(isLeft ? events[0] : event)
            index.append(try RecordView(record.rawSpan))
        }
        let head = TreeHead(
            size: log.next().rawValue, root: try MerkleTree(log).root(size: log.next().rawValue))
        try Data(StateImage.bytes(of: index, at: head, signedBy: SampleKey.signer))
            .write(to: URL(filePath: folder.file("\(log.next())-postings.state")))
        #expect(try !comes())
    }

    @Test func `a difference begins at an image that tells about both days`() throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(9_001)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        let days = Set(events.map(\.head.effectiveOn)).sorted()
        let end = AsOf(known: log.next(), day: days[days.count - 1])
        for place in stride(from: 10, to: events.count, by: 10) {
            let pair = AsOf(known: LogPosition(UInt64(place)), day: end.day)
            _ = try images.view(of: log, asOf: pair)
        }
        for other in [days[days.count / 3], days[days.count / 2], end.day] {
            let start = images.headStart(of: log, asOf: end, and: other)
            let isBetween = { (event: RecordedEvent) in
                other.map { event.head.effectiveOn > $0 } ?? false
            }
            #expect(!events.prefix(Int(start.progress.rawValue)).contains(where: isBetween))
            #expect(start.cutoff == end.day)
        }
        let near = images.headStart(of: log, asOf: end, and: end.day).progress
        #expect(near.rawValue + 10 >= log.next().rawValue)
    }

    @Test func `a few images of questions are kept: those that were used last`() throws {
        let folder = try TemporaryDirectory()
        let events = try Self.history(9_000)
        let log = try Self.log(of: events)
        let images = StateImages(in: folder.path, signedBy: SampleKey.signer, every: 1)
        try Ledger(log, clock: ManualClock(), images: images).close()
        let files = StateImageFolder(path: folder.path, interval: 1)
        let often = AsOf(known: LogPosition(9), day: nil)
        for known in 10..<40 {
            _ = try images.view(of: log, asOf: AsOf(known: LogPosition(UInt64(known)), day: nil))
            _ = try images.view(of: log, asOf: often)
        }
        let left = files.images
        let questions = left.filter(\.use.isQuestion)
        #expect(questions.count == StateImageFolder.questionCount)
        #expect(questions.contains(StateImageName(size: 9, use: .question(nil))))
        #expect(left.contains(StateImageName(size: log.next().rawValue, use: .ledger)))
    }

    @Test func `the engine keeps few images, and every earlier time has one not far behind`() {
        var sizes: [UInt64] = []
        for step in 1...400 {
            let newest = UInt64(step) * 130_000
            sizes = StateImageFolder.kept([newest] + sizes, every: 100_000)
            #expect(sizes.first == newest && sizes.count <= 8)
            // From each distance to that of the image behind it, or of the beginning.
            let distances = sizes.map { newest - $0 } + [newest]
            let unit = max(130_000, newest / 50)
            for (near, far) in zip(distances, distances.dropFirst()) {
                #expect(far <= 4 * near + unit, "\(newest): \(distances)")
            }
        }
    }

    @Test func `names of files are told apart from what is no image`() {
        let day = LegalDate("2025-03-31")
        let names = [
            StateImageName(size: 7, use: .ledger), StateImageName(size: 7, use: .question(nil)),
            StateImageName(size: 7, use: .question(day)), StateImageName(size: 7, use: .movements),
            StateImageName(size: 7, use: .postings),
        ]
        #expect(
            names.map(\.description)
                == [
                    "7.state", "7-all.state", "7-2025-03-31.state", "7-movements.state",
                    "7-postings.state",
                ])
        #expect(names.map { StateImageName(parsing: $0.description) } == names)
        for text in ["07.state", "7", "7-.state", "7-2025-02-30.state", "-all.state", "7.state.x"] {
            #expect(StateImageName(parsing: text) == nil, "\(text)")
        }
    }
}
