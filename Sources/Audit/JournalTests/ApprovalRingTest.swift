import EventSourcing
import ReadModels

/// Persons who approve each other's acts.
struct ApprovalRingTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "approvalRings", ReportLabel("相互承認", "Approval rings"),
        asks: "Do persons approve each other's acts, two or more in a ring?",
        of: "All acts that were asked for with an approver other than their actor; what the rules "
            + "add to an act has the persons of it.",
        exception: "Every event of such a ring: A approves what B did and B what A did, or through "
            + "others who approve one another, each at least 'atLeast' times.",
        source: "ISA 240, para. 33(a) and A45; House rule 3",
        .number("atLeast", 1, in: 1...1_000_000, "A person who approved fewer is in no ring."))

    private struct Pair: Hashable {
        let actor: String
        let approver: String
    }

    private var approved: [Pair: [LogPosition]] = [:]
    private let least: Int

    init(_ parameters: JournalParameters) { least = parameters.number("atLeast") }

    func covers(_ item: JournalItem) -> Bool {
        item.isAsked && item.approver.map { $0 != item.actor } ?? false
    }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        guard let approver = item.approver else { return }
        approved[Pair(actor: item.actor, approver: approver), default: []].append(item.position)
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict {
        let pairs = approved.filter { $0.value.count >= least }
        let approvers = Dictionary(grouping: pairs.keys, by: \.actor).mapValues {
            $0.map(\.approver)
        }
        var events: [(position: LogPosition, reason: String)] = []
        for (pair, positions) in pairs {
            guard let way = Self.way(from: pair.approver, to: pair.actor, approvers) else {
                continue
            }
            let ring = ([pair.actor] + way).joined(separator: " by ")
            events += positions.map { ($0, "approved in a ring: \(ring)") }
        }
        var found = JournalExceptions()
        for event in events.sorted(by: { $0.position < $1.position }) {
            found.add(at: event.position, event.reason)
        }
        return .of(found)
    }

    /// The shortest way from one person to another over their approvers, both included; of ways of
    /// one length that of the names which come first.
    private static func way(from start: String, to end: String, _ approvers: [String: [String]])
        -> [String]?
    {
        var ways = [[start]]
        var seen: Set<String> = [start]
        while !ways.isEmpty {
            if let way = ways.first(where: { $0.last == end }) { return way }
            var longer: [[String]] = []
            for way in ways {
                for next in (approvers[way.last ?? start] ?? []).sorted()
                where seen.insert(next).inserted {
                    longer.append(way + [next])
                }
            }
            ways = longer
        }
        return nil
    }
}
