import DefenseFund
import EventSourcing
import ReadModels

/// Numbers that are missing, in the log and in the events of a thing.
struct GapTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "gaps", ReportLabel("欠番", "Gaps"),
        asks: "Is every position of the log taken, and every event of a thing the next one?",
        of: "All events, of all days. An end that was cut off leaves no gap: 'verify --checkpoint' "
            + "finds it.",
        exception: "A position without a readable record of its own, or an event whose number "
            + "among those of its thing is not the next.")
    static let looksAtAll = true

    private var versions: [StreamReference: StreamVersion] = [:]
    private var found = JournalExceptions()

    init(_ parameters: JournalParameters) {}

    func covers(_ item: JournalItem) -> Bool { true }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        let head = item.event.head
        let expected = (versions[head.stream] ?? .none).next
        if head.streamVersion != expected {
            found.add(
                item, "event \(head.streamVersion) of \(item.stream), where \(expected) is next")
        }
        versions[head.stream] = head.streamVersion
    }

    mutating func add(_ gap: JournalGap) {
        switch gap {
        case .missing(let places):
            let reason =
                places.count == 1
                ? "no record" : "no records from here to \(places.upperBound - 1)"
            found.add(at: LogPosition(places.lowerBound), reason)
        case .unreadable(let place, let problem):
            found.add(at: LogPosition(place), "no record of the format: \(problem)")
        case .misplaced(let place, let name):
            found.add(at: LogPosition(place), "a record that names \(name)")
        }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict { .of(found) }
}
