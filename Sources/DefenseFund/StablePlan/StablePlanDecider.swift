import Accounting
import Containers
import EventSourcing

extension EquipmentDesignated {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {}

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.stable.equipment[context.subject()] = EquipmentState(
            name: name, designatedOn: context.effectiveOn)
    }
}

extension StablePlanSubmitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireDesignated(equipment, on: context.effectiveOn)
        guard !applicants.isEmpty else {
            throw Rejection(.applicantMissing, "Act 4(1)", .text("plan", context.streamName))
        }
        guard Set(applicants.map(\.party)).count == applicants.count else {
            throw Rejection(
                .applicantNamedTwice, "Act 4(1)", .count("applicants", applicants.count))
        }
        for applicant in applicants {
            switch applicant.standing {
            case .manufacturer: try ledger.require(party: applicant.party, kinds: .manufacturer)
            case .wouldBe:
                try ledger.require(party: applicant.party, kinds: .manufacturer, .other)
            }
        }
        try initiatives.requireUnmistakable()
        try initiatives.requireOpen(to: applicants)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.stable.plans[context.subject()] = StablePlanState(
            equipment: equipment, applicants: applicants, submitted: initiatives)
    }
}

extension StablePlanApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        _ = try ledger.stable.plans.require(context, at: .submitted).confirmed(confirmed)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(context, from: .submitted, to: .approved) { plan in
            plan.addRevision(confirmed, context)
        }
    }
}

extension StablePlanDeclined {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.stable.plans.require(context, at: .submitted)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(context, from: .submitted, to: .declined)
    }
}

extension StablePlanChangeSubmitted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let plan = try ledger.stable.plans.require(context, at: .approved)
        try initiatives.requireUnmistakable()
        try initiatives.requireOpen(to: plan.applicants)
        for initiative in initiatives {
            guard let known = plan.revisions.last?.initiative(initiative.name) else { continue }
            guard known.kind == initiative.kind else {
                throw Rejection(
                    .initiativesInvalid, "Act 6(1)", .text("initiative", initiative.name),
                    .text("is", known.kind.name), .text("given", initiative.kind.name))
            }
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(context, from: .approved, to: .changeSubmitted) { plan in
            plan.submitted = initiatives
        }
    }
}

extension StablePlanChangeApproved {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let plan = try ledger.stable.plans.require(context, at: .changeSubmitted)
        let initiatives = try plan.confirmed(confirmed)
        for (name, contracted) in plan.contracted.sorted(by: { $0.key < $1.key }) {
            let cost = initiatives.first { $0.name == name }?.cost ?? .zero
            guard cost >= contracted else {
                throw Rejection(
                    .costBelowContracted, "Act 6(2), 7; C19", .text("initiative", name),
                    .yen("confirmed", cost), .yen("contracted", contracted))
            }
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(context, from: .changeSubmitted, to: .approved) { plan in
            plan.addRevision(confirmed, context)
        }
    }
}

extension StablePlanChangeDeclined {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.stable.plans.require(context, at: .changeSubmitted)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(context, from: .changeSubmitted, to: .approved)
    }
}

extension StablePlanApprovalRescinded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.stable.plans.require(context, at: .approved, .changeSubmitted, .completed)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(
            context, from: .approved, .changeSubmitted, .completed, to: .rescinded)
    }
}

extension StablePlanCompleted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.stable.plans.require(context, at: .approved)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        try ledger.stable.plans.move(context, from: .approved, to: .completed)
    }
}

extension [Initiative] {
    /// There is one, and each name means one.
    func requireUnmistakable() throws(Rejection) {
        guard !isEmpty, Set(map(\.name)).count == count else {
            throw Rejection(.initiativesInvalid, "Act 4(1)", .count("initiatives", count))
        }
    }

    /// What is not open to those who do not manufacture yet needs an applicant who does.
    func requireOpen(to applicants: [StableApplicant]) throws(Rejection) {
        guard !applicants.contains(where: { $0.standing == .manufacturer }) else { return }
        for initiative in self where !initiative.kind.isOpenToWouldBe {
            throw Rejection(
                .notYetManufacturer, "Act 4(1)", .text("initiative", initiative.name),
                .text("kind", initiative.kind.name))
        }
    }
}

extension StablePlanState {
    /// The initiatives of the paper at their confirmed costs: each is confirmed once, and at no
    /// more than was asked for.
    func confirmed(_ costs: [ConfirmedCost]) throws(Rejection) -> [Initiative] {
        guard costs.count == submitted.count,
            Set(costs.map(\.initiative)) == Set(submitted.map(\.name))
        else {
            throw Rejection(
                .confirmedCostsInvalid, "Act 4(3); Basic Policy 3.1.3",
                .text("submitted", submitted.map(\.name.text).joined(separator: ", ")),
                .text("confirmed", costs.map(\.initiative.text).joined(separator: ", ")))
        }
        let initiatives = paper(at: costs)
        for (asked, confirmed) in zip(submitted, initiatives) where confirmed.cost > asked.cost {
            throw Rejection(
                .exceedsFundsNeeded, "Act 4(3); Basic Policy 3.1.3",
                .text("initiative", asked.name), .yen("confirmed", confirmed.cost),
                .yen("asked for", asked.cost))
        }
        return initiatives
    }

    private func paper(at costs: [ConfirmedCost]) -> [Initiative] {
        submitted.map { initiative in
            let cost = costs.first { $0.initiative == initiative.name }?.cost
            return Initiative(name: initiative.name, kind: initiative.kind, cost: cost ?? .zero)
        }
    }

    mutating func addRevision(_ costs: [ConfirmedCost], _ context: ActContext) {
        revisions.append(
            Revision(
                number: revisions.count + 1, approvedOn: context.effectiveOn,
                initiatives: paper(at: costs)))
    }
}

extension LedgerState {
    func requireDesignated(_ equipment: Reference<Equipment>, on date: LegalDate) throws(Rejection)
    {
        let designatedOn = stable.equipment[equipment]?.designatedOn
        guard let designatedOn, designatedOn <= date else {
            throw Rejection(
                .equipmentNotDesignated, "Act 4(1)", .stream("equipment", equipment.stream),
                .date("on", date))
        }
    }
}
