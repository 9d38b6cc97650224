public import Accounting
import Containers
public import EventSourcing

/// A Stable Manufacturing Plan: where it stands, its revisions, and what is contracted under it.
public struct StablePlanState: Hashable, Sendable {
    public let equipment: Reference<Equipment>
    public let applicants: [StableApplicant]
    public internal(set) var stage: Stage = .submitted
    /// The initiatives of the last paper that was submitted.
    public internal(set) var submitted: [Initiative]
    public internal(set) var revisions: [Revision] = []
    /// The sum of the contracts of each initiative that has any.
    public internal(set) var contracted: [Identifier: Yen] = [:]

    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case submitted, declined, approved, changeSubmitted, rescinded, completed
    }

    /// An approved edition of the plan, with the confirmed cost of each initiative.
    public struct Revision: Hashable, Sendable {
        public let number: Int
        public let approvedOn: LegalDate
        public let initiatives: [Initiative]

        public func initiative(_ name: Identifier) -> Initiative? {
            initiatives.first { $0.name == name }
        }
    }

    /// The revision in force on `date`: the last one that had taken effect.
    public func revision(on date: LegalDate) -> Revision? {
        revisions.last { $0.approvedOn <= date }
    }

    /// The lowest confirmed cost of the initiative that is in force on `date` or approved for a
    /// later day: what is contracted on `date` counts under each of them (C19). Zero from where a
    /// revision has dropped it.
    func lowestCost(of initiative: Identifier, from date: LegalDate) -> Yen {
        let last = revisions.lastIndex { $0.approvedOn <= date } ?? revisions.startIndex
        return revisions[last...].lazy.map { $0.initiative(initiative)?.cost ?? .zero }.min()
            ?? .zero
    }

    public func contracted(for initiative: Identifier) -> Yen { contracted[initiative] ?? .zero }

    func standing(of party: Reference<Party>) -> ApplicantStanding? {
        applicants.first { $0.party == party }?.standing
    }

    /// Whether contracts may be concluded under the plan on `date` (Act 7). Once a plan is known to
    /// have ended none is, whatever the date.
    func isApproved(on date: LegalDate) -> Bool {
        switch stage {
        case .approved, .changeSubmitted: revision(on: date) != nil
        case .submitted, .declined, .rescinded, .completed: false
        }
    }
}

extension StablePlanState: StagedThing {
    typealias Kind = StablePlan
    static var noun: String { "plan" }
    static var stageBasis: String { "Act 4, 6" }
}
