public import Accounting
import Containers
public import EventSourcing

/// An Adjustment Plan: where it stands, its revisions, and what was allocated under it.
public struct AdjustmentPlanState: Hashable, Sendable {
    public internal(set) var stage: Stage = .requested
    /// When it came to the stage.
    public internal(set) var stageSince: LegalDate
    public internal(set) var applicants: [Reference<Party>] = []
    /// Funds in the paper that waits for the Minister.
    public internal(set) var submittedFunds: Yen?
    public internal(set) var revisions: [Revision] = []
    /// What the plan's grants take up of its ceiling: commitments, and payments that have not come
    /// back.
    public internal(set) var allocated: Yen = .zero
    public internal(set) var outcome: PlanOutcome?
    public internal(set) var rescission: Rescission?

    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case requested, submitted, declined, approved, changeSubmitted, rescinded, completed
    }

    /// An approved edition of the plan with its ceiling.
    public struct Revision: Hashable, Sendable {
        public let number: Int
        public let ceiling: Yen
        public let approvedOn: LegalDate
    }

    public struct Rescission: Hashable, Sendable {
        public let cause: RescissionCause
        public let on: LegalDate
    }

    /// The revision in force on `date`: the last one that had taken effect.
    public func revision(on date: LegalDate) -> Revision? {
        revisions.last { $0.approvedOn <= date }
    }

    /// The lowest ceiling that is in force on `date` or has been approved for a later day: what is
    /// allocated on `date` counts under each of them (C10).
    func lowestCeiling(from date: LegalDate) -> Yen {
        let last = revisions.lastIndex { $0.approvedOn <= date } ?? revisions.startIndex
        return revisions[last...].lazy.map(\.ceiling).min() ?? .zero
    }

    /// The plan's grants together stay within its ceiling (C10).
    ///
    /// - Parameter claimed: what the grant takes up of it already.
    func requireRoom(for amount: Yen, claimed: Yen, on date: LegalDate) throws(Rejection) {
        let room = room(beside: claimed, on: date)
        guard amount <= room else {
            throw Rejection(
                .exceedsPlanCeiling, "Act 9(2)(iv); C10", .yen("asked", amount),
                .yen("room", room), .yen("ceiling", lowestCeiling(from: date)))
        }
    }

    /// How much a grant may come to in all that takes up `claimed` already (C10).
    func room(beside claimed: Yen, on date: LegalDate) -> Yen {
        let others = allocated.subtracting(claimed) ?? .zero
        return lowestCeiling(from: date).subtracting(others) ?? .zero
    }

    /// Whether grants may be allocated and paid under the plan on `date` (C9). Once a plan is known
    /// to have ended nothing is, whatever the date.
    public func isApproved(on date: LegalDate) -> Bool {
        switch stage {
        case .approved, .changeSubmitted: revision(on: date) != nil
        case .requested, .submitted, .declined, .rescinded, .completed: false
        }
    }
}

extension AdjustmentPlanState {
    /// Tells the stage, and where it is the right one, since when.
    fileprivate func notApproved(_ plan: Reference<AdjustmentPlan>, on date: LegalDate) -> Rejection
    {
        let approvedOn = revisions.first?.approvedOn
        let later = approvedOn.flatMap { date < $0 ? $0 : nil }
        return Rejection(
            .planNotApproved, "Act 9(1), 18(1)(i); C9",
            facts: [
                .stream("plan", plan.stream), .text("stage now", stage.rawValue),
                .date("on", date),
            ] + (later.map { [.date("approved only on", $0)] } ?? []))
    }
}

extension LedgerState {
    // These two are inlined into the guards for the reason given in `StagedThing`.
    @inline(__always)
    func plan(_ plan: Reference<AdjustmentPlan>) throws(Rejection) -> AdjustmentPlanState {
        guard let state = plans[plan] else {
            throw Rejection(.planUnknown, "Act 9", .stream("plan", plan.stream))
        }
        return state
    }

    /// The plan of a grant, unless its approval was rescinded at fault: then nothing more is paid
    /// (C13).
    func planNotAtFault(of grant: GrantState) throws(Rejection) -> AdjustmentPlanState {
        let plan = try plan(grant.plan)
        if let rescission = plan.rescission, rescission.cause == .atFault {
            throw Rejection(
                .planNotApproved, "Act 11; Basic Policy 3.3.2; C13",
                .stream("plan", grant.plan.stream), .text("stage", plan.stage.rawValue),
                .date("rescinded", rescission.on))
        }
        return plan
    }

    /// The plan, approved on `date` (C9).
    @inline(__always)
    func approvedPlan(_ plan: Reference<AdjustmentPlan>, on date: LegalDate) throws(Rejection)
        -> AdjustmentPlanState
    {
        let state = try self.plan(plan)
        guard state.isApproved(on: date) else {
            throw state.notApproved(plan, on: date)
        }
        return state
    }
}

extension AdjustmentPlanState: StagedThing {
    typealias Kind = AdjustmentPlan
    static var noun: String { "plan" }
    static var stageBasis: String { "Act 9-11" }

    mutating func enter(_ stage: Stage, on date: LegalDate) {
        self.stage = stage
        stageSince = date
    }
}
