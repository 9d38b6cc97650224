public import Accounting
import Containers
public import DefenseFund
public import EventSourcing
public import StateCoding

/// Who could act in which role as of each date: every grant, revocation and suspension, in order
/// of recording. The rules ask for the roles held now; this answers for a day.
public struct PermissionHistory: Sendable, Equatable {
    private var changes = KeyedTable<Reference<Actor>, [Change]>()

    /// A role granted or revoked, or a suspension, which has no role.
    struct Change: Sendable, Equatable {
        let effectiveOn: LegalDate
        let position: LogPosition
        let role: Role?
        let isGranted: Bool
    }

    mutating func apply(_ event: RecordedEvent) {
        let change: (role: Role?, isGranted: Bool)
        switch event.act {
        case let act as RoleGranted: change = (act.role, true)
        case let act as RoleRevoked: change = (act.role, false)
        case is ActorSuspended: change = (nil, false)
        case _: return
        }
        let actor = Reference<Actor>(event.head.stream)
        changes[actor] =
            (changes[actor] ?? []) + [
                Change(
                    effectiveOn: event.head.effectiveOn, position: event.head.position,
                    role: change.role, isGranted: change.isGranted)
            ]
    }

    /// Whether the person's leave to act was taken away on or before `date`.
    public func isSuspended(_ actor: Reference<Actor>, on date: LegalDate) -> Bool {
        (changes[actor] ?? []).contains { $0.role == nil && $0.effectiveOn <= date }
    }

    /// The day since when the person held the role on `date`; `nil` if it was not held.
    ///
    /// A revocation takes the role away from its effective date on, whatever was granted before it
    /// was recorded: one that lies before the grant makes the grant void.
    public func held(_ role: Role, by actor: Reference<Actor>, on date: LegalDate) -> LegalDate? {
        var periods: [(from: LegalDate, to: LegalDate?)] = []
        for change in changes[actor] ?? [] where change.role == role {
            if change.isGranted {
                periods.append((change.effectiveOn, nil))
            } else {
                periods = periods.filter { $0.from < change.effectiveOn }.map {
                    ($0.from, min($0.to ?? change.effectiveOn, change.effectiveOn))
                }
            }
        }
        return periods.filter { $0.from <= date && $0.to.map { date < $0 } ?? true }
            .map(\.from).min()
    }
}

extension PermissionHistory: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ history: Self?) throws(StateFault) -> Self
    {
        var read = Self()
        read.changes = try coder.part("changes", history) { $0.changes }
        return read
    }
}

extension PermissionHistory.Change: StateCodable {
    static func parts(_ coder: inout StateCoder, _ change: Self?) throws(StateFault) -> Self {
        Self(
            effectiveOn: try coder.part("effectiveOn", change) { $0.effectiveOn },
            position: try coder.part("position", change) { $0.position },
            role: try coder.part("role", change) { $0.role },
            isGranted: try coder.part("isGranted", change) { $0.isGranted })
    }
}
