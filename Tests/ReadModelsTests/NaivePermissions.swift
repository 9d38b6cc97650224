import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Who held which role, day by day: a set of days for each role, from which a revocation takes all
/// days from its own on.
struct NaivePermissions {
    private var names: [(actor: StreamReference, name: String)] = []
    /// The first days of what was granted, and the day before which each ended.
    private var spans: [StreamReference: [(role: Role, from: Int, end: Int)]] = [:]
    private var suspended: [StreamReference: Int] = [:]

    mutating func apply(_ event: RecordedEvent) {
        let (actor, day) = (event.head.stream, Int(event.head.effectiveOn.daysSince1970))
        switch event.act {
        case let act as ActorRegistered: names.append((actor, act.name.text))
        case let act as RoleGranted: spans[actor, default: []].append((act.role, day, .max))
        case let act as RoleRevoked:
            spans[actor] = (spans[actor] ?? []).map { span in
                span.role == act.role ? (span.role, span.from, min(span.end, day)) : span
            }
        case is ActorSuspended: suspended[actor] = min(suspended[actor] ?? .max, day)
        case _: break
        }
    }

    /// The person, the name, the role and the day since when, of those who held one on the day.
    func rows(on date: LegalDate, label: (StreamReference) -> String) -> [[RegisterTable.Cell]] {
        let day = Int(date.daysSince1970)
        return names.flatMap { actor, name -> [[RegisterTable.Cell]] in
            guard (suspended[actor] ?? .max) > day else { return [] }
            return Role.allCases.compactMap { role in
                let held = (spans[actor] ?? []).filter {
                    $0.role == role && ($0.from..<max($0.from, $0.end)).contains(day)
                }
                guard let first = held.map(\.from).min() else { return nil }
                return [
                    .text(label(actor)), .text(name), .text(role.name),
                    .day(LegalDate(daysSince1970: Int32(first))),
                ]
            }
        }
    }
}

extension NaiveLedger {
    func permissionRows(on date: LegalDate) -> Rows { permissions.rows(on: date, label: label) }
}
