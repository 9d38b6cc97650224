import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
public import Transparency

/// Runs journal tests over a log, in one reading.
public struct JournalTestRun<Log: AuditedLog> {
    /// What was looked at: the size and the root of the tree of all records.
    public private(set) var head = TreeHead.empty
    public private(set) var results: [JournalTestResult] = []

    private struct Running {
        let parameters: JournalParameters
        var test: any JournalTest
        var population = JournalPopulation()

        mutating func add(_ item: JournalItem, in view: LedgerView) {
            guard test.covers(item) else { return }
            population.add(item)
            test.add(item, in: view)
        }
    }

    private let log: Log
    private let selection: JournalSelection
    private var running: [Running]
    private var names = JournalNames()
    private var view = LedgerView()
    /// Where the state could be folded no further, and why.
    private var stateEnd: (position: LogPosition, problem: String)?

    /// Reads the log to its end; throws what the log does.
    public init(_ selection: JournalSelection, in log: Log) throws {
        self.log = log
        self.selection = selection
        running = selection.chosen.map {
            Running(parameters: $0.parameters, test: $0.test.init($0.parameters))
        }
        try read()
        results = running.map(result)
    }

    private mutating func read() throws {
        var range = CompactRange()
        var next: UInt64 = 0
        let log = log
        try log.forEachRecord(from: .start) { place, record in
            if place.rawValue > next { add(.missing(next..<place.rawValue)) }
            next = place.rawValue + 1
            range.append(.leaf(record))
            do {
                add(try RecordDecoder.decode(record), at: place)
            } catch {
                add(.unreadable(place.rawValue, problem: "\(error)"))
            }
            return true
        }
        head = range.head
    }

    private mutating func add(_ gap: JournalGap) {
        for index in running.indices where type(of: running[index].test).looksAtAll {
            running[index].test.add(gap)
            switch gap {
            case .missing(let places): running[index].population.addPlaces(UInt64(places.count))
            case .unreadable: running[index].population.addPlaces(1)
            case .misplaced: break
            }
        }
    }

    private mutating func add(_ event: RecordedEvent, at place: LogPosition) {
        if event.head.position != place {
            add(.misplaced(place.rawValue, names: event.head.position))
        }
        names.add(event)
        fold(event)
        let item = names.item(of: event)
        let isAsked = selection.days.map { $0.contains(event.head.effectiveOn) } ?? true
        for index in running.indices {
            let test = type(of: running[index].test)
            guard isAsked || test.looksAtAll, stateEnd == nil || !test.needsState else { continue }
            running[index].add(item, in: view)
        }
    }

    private mutating func fold(_ event: RecordedEvent) {
        guard stateEnd == nil else { return }
        do { try view.apply(event) } catch {
            stateEnd = (event.head.position, error.description)
        }
    }

    private func result(of running: Running) -> JournalTestResult {
        let test = type(of: running.test)
        let end = test.needsState ? stateEnd : nil
        return JournalTestResult(
            test.declaration, running.parameters, running.population,
            running.test.verdict(on: running.population),
            unchecked: end.map {
                "events from \($0.position) on, where the state cannot be folded: \($0.problem)"
            }
        ) { exception in
            // What cannot be decoded, or stands elsewhere, is told by its place alone.
            exception.position.flatMap { try? log.event(at: $0) }.map(names.item)
        }
    }
}
