public import Accounting
import Containers
public import EventSourcing

extension LedgerState {
    /// What a row of a table is about, of the kinds of which there may be many thousands.
    public enum Subject: Hashable, Sendable {
        case account(AccountKey)
        case grant(Reference<Grant>)
        case plan(Reference<AdjustmentPlan>)
        case facility(Reference<Facility>)
        case investment(Reference<Investment>)
    }

    /// The things and accounts that are called so, in the kinds of ``Subject``.
    ///
    /// - Parameter identifier: what comes behind the slash of the thing's name.
    public func subjects(called identifier: String) -> [Subject] {
        func reference<Kind: StreamKind>(_ kind: Kind.Type) -> Reference<Kind>? {
            Identifier(identifier).map { StreamName(Kind.category, $0) }
                .flatMap { self.reference(to: $0) }.map { Reference($0) }
        }
        return [
            reference(Grant.self).map { .grant($0) },
            reference(AdjustmentPlan.self).map { .plan($0) },
            reference(Facility.self).map { .facility($0) },
            reference(Investment.self).map { .investment($0) },
        ].compactMap { $0 }
    }

    /// The state as far as tables tell of one subject: no other of its kind is there. So a row is
    /// made without all others. No event can be applied to it.
    public func only(_ subject: Subject) -> LedgerState {
        var one = self
        switch subject {
        case .account(let account): one.balances = balances.only(account)
        case .grant(let grant): one.grants = grants.only(grant)
        case .plan(let plan): one.plans = plans.only(plan)
        case .facility(let facility): one.facilities = facilities.only(facility)
        case .investment(let investment): one.investments = investments.only(investment)
        }
        return one
    }

    /// Things of which a state may have very many.
    public enum Kind: Hashable, Sendable, CaseIterable {
        case grants, plans, facilities, investments
    }

    /// The state as far as tables tell of some things of a kind, each told once; what is none of
    /// it is passed over. No event can be applied to it.
    public func only(_ things: [StreamReference], of kind: Kind) -> LedgerState {
        var some = self
        switch kind {
        case .grants: some.grants = grants.only(things.map { Reference($0) })
        case .plans: some.plans = plans.only(things.map { Reference($0) })
        case .facilities: some.facilities = facilities.only(things.map { Reference($0) })
        case .investments: some.investments = investments.only(things.map { Reference($0) })
        }
        return some
    }
}
